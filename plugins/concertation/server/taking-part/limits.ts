import type { Core } from '@strapi/strapi';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { LimitsSetting, LimitsView } from '../../contract/limits.ts';
import { invalid } from '../../core/refusal.ts';
import {
  allowanceAt,
  limitFaults,
  type Limits,
  type PublicSession,
  sessionsAt,
  sessionFaults,
  USUAL_LIMITS,
} from '../../core/taking-part/limits.ts';
import type { Allowance } from '../../core/taking-part/rates.ts';
import { type Row } from '../services/editorial.ts';
import { tableOf } from '../tables.ts';

const CHANGE = 'plugin::concertation.limit-change';
const SESSION = 'plugin::concertation.public-session';
/** Another process learns of a change within this. */
const REMEMBERED_MS = 10_000;
const SHOWN = 20;

type Input = Readonly<Record<string, unknown>>;
interface InForce {
  readonly limits: Limits;
  readonly sessions: readonly PublicSession[];
  readonly readAt: number;
}

export interface LimitsService extends LimitsSetting {
  /** What a network may send now. */
  allowance(): Promise<Allowance>;
  /** Forms from one network within the hour while a public session lasts; null outside of one. */
  sessionAllows(): Promise<number | null>;
}

/** How much the forms take, as the team has set it. Each state is a row of its own, never altered. */
export const limits = ({ strapi }: { strapi: Core.Strapi }): LimitsService => {
  const clock = createClock(strapi.plugin('concertation').config<string | undefined>('clock'));
  const at = () => new Date(clock.now()).toISOString();
  let known: InForce | null = null;

  const changes = async (limit: number) => tableOf(strapi, CHANGE).findMany({ orderBy: { id: 'desc' }, limit });
  const sessions = async (limit: number) => tableOf(strapi, SESSION).findMany({ orderBy: { id: 'desc' }, limit });

  const read = async (): Promise<InForce> => {
    if (known !== null && performance.now() - known.readAt < REMEMBERED_MS) return known;
    const [last] = await changes(1);
    const rows = await sessions(SHOWN);
    known = { limits: last ? limitsIn(last) : USUAL_LIMITS, sessions: rows.map(sessionIn), readAt: performance.now() };
    return known;
  };

  const view = async (): Promise<LimitsView> => {
    const [last] = await changes(1);
    return {
      limits: last ? limitsIn(last) : USUAL_LIMITS,
      history: (await changes(SHOWN)).map((row) => ({ ...limitsIn(row), ...signed(row) })),
      sessions: (await sessions(SHOWN)).map((row) => ({ ...sessionIn(row), ...signed(row) })),
    };
  };

  /** Whoever set it sees it in force at once, in this process. */
  const store = async (uid: string, data: Input): Promise<LimitsView> => {
    await tableOf(strapi, uid).create({ data });
    known = null;
    return view();
  };

  return {
    inForce: async () => (await read()).limits,
    allowance: async () => {
      const { limits: set, sessions: announced } = await read();
      return allowanceAt(set, announced, clock.now());
    },
    sessionAllows: async () => {
      const { limits: set, sessions: announced } = await read();
      const now = clock.now();
      return sessionsAt(announced, now).length === 0 ? null : allowanceAt(set, announced, now).perHour;
    },
    view,
    change: async (input, by) => {
      const faults = limitFaults(input);
      if (Object.keys(faults).length > 0) throw invalid(faults);
      return store(CHANGE, { ...limitsIn(input), reason: input['reason'], by, at: at() });
    },
    announce: async (input, by) => {
      const faults = sessionFaults(input, clock.now());
      if (Object.keys(faults).length > 0) throw invalid(faults);
      return store(SESSION, { ...sessionIn(input), reason: input['reason'], by, at: at() });
    },
  };
};

function limitsIn(row: Row | Input): Limits {
  const number = (name: keyof Limits) => Number((row as Input)[name]);
  return {
    burst: number('burst'),
    perHour: number('perHour'),
    unconfirmedLetters: number('unconfirmedLetters'),
    confirmedLetters: number('confirmedLetters'),
  };
}

function sessionIn(row: Row | Input): PublicSession {
  const { name, people, from, to } = row as Input;
  return { name: String(name), people: Number(people), from: String(from), to: String(to) };
}

function signed(row: Row): { reason: string; by: string; at: string } {
  const { reason, by, at } = row as Input;
  return { reason: String(reason), by: String(by), at: String(at) };
}

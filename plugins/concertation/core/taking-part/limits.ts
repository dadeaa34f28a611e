import { hasHour, isParisMoment, startOf } from '../paris-time.ts';
import { type Ranges, rangeFaults, reasonFaults } from '../setting-faults.ts';
import type { Allowance } from './rates.ts';

/** What the team may set, with its reason; each state is kept. */
export interface Limits {
  /** Forms from one network at once, and then per hour. */
  readonly burst: number;
  readonly perHour: number;
  /** Letters a day to an address that has not answered, and to one that has; over all forms. */
  readonly unconfirmedLetters: number;
  readonly confirmedLetters: number;
}

export const USUAL_LIMITS: Limits = { burst: 120, perHour: 240, unconfirmedLetters: 3, confirmedLetters: 30 };

/** Never so few that a household is shut out, nor so many that the limit is none; to strangers never above three. */
const RANGES: Ranges<keyof Limits> = {
  burst: [20, 2_000],
  perHour: [20, 5_000],
  unconfirmedLetters: [1, 3],
  confirmedLetters: [3, 100],
};

/** A meeting whose people share one Wi-Fi: room for them, for as long as it lasts. */
export interface PublicSession {
  readonly name: string;
  readonly people: number;
  /** Paris moments with an hour. */
  readonly from: string;
  readonly to: string;
}

const MOST_PEOPLE = 1_000;
const LONGEST_MS = 12 * 3_600_000;
/** What one person may send: a form, a correction, one for a neighbour. */
const AT_ONCE_EACH = 3;
const PER_HOUR_EACH = 6;

type Faults = Readonly<Record<string, string>>;
type Input = Readonly<Record<string, unknown>>;

export function limitFaults(input: Input): Faults {
  return { ...rangeFaults(input, RANGES, 'un nombre entier'), ...reasonFaults(input) };
}

export function sessionFaults(input: Input, now: number): Faults {
  const { name, people } = input;
  const [from, to] = [instantOf(input['from']), instantOf(input['to'])];
  return {
    ...(typeof name === 'string' && name.trim().length >= 3 && name.length <= 160
      ? {}
      : { name: 'Nommez la séance en 3 à 160 caractères.' }),
    ...(typeof people === 'number' && Number.isInteger(people) && people >= 1 && people <= MOST_PEOPLE
      ? {}
      : { people: `Écrivez combien de personnes sont attendues, de 1 à ${MOST_PEOPLE}.` }),
    ...(from === null ? { from: 'Écrivez le jour et l’heure du début.' } : {}),
    ...(to === null ? { to: 'Écrivez le jour et l’heure de la fin.' } : lengthFault(from, to, now)),
    ...reasonFaults(input),
  };
}

function lengthFault(from: number | null, to: number, now: number): Faults {
  if (to <= now) return { to: 'Cette séance est déjà finie.' };
  if (from === null || to > from)
    return from !== null && to - from > LONGEST_MS ? { to: 'Une séance dure au plus 12 heures.' } : {};
  return { to: 'La fin vient après le début.' };
}

function instantOf(moment: unknown): number | null {
  return typeof moment === 'string' && isParisMoment(moment) && hasHour(moment) ? startOf(moment) : null;
}

/** The public sessions that are going on. */
export function sessionsAt(sessions: readonly PublicSession[], now: number): readonly PublicSession[] {
  return sessions.filter(({ from, to }) => startOf(from) <= now && now < startOf(to));
}

/** What a network may send now: as set, and more while a session lasts. */
export function allowanceAt(limits: Limits, sessions: readonly PublicSession[], now: number): Allowance {
  const people = sessionsAt(sessions, now).reduce((sum, session) => sum + session.people, 0);
  return {
    burst: Math.max(limits.burst, people * AT_ONCE_EACH),
    perHour: Math.max(limits.perHour, people * PER_HOUR_EACH),
  };
}

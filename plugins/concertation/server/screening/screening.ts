import type { Core } from '@strapi/strapi';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { Screening } from '../../contract/screening.ts';
import { isInForce, nextChange, Screen } from '../../core/screening/screen.ts';
import { readRows, RULES } from './rule-rows.ts';
import { tableOf } from '../tables.ts';

/** Another process learns of a change within this. */
const REMEMBERED_MS = 10_000;

interface Ready {
  readonly screen: Screen;
  /** Epoch milliseconds between which the dates of the rules change nothing. */
  readonly from: number;
  readonly until: number;
  /** What tells one state of the table from another. */
  readonly stamp: string;
  /** On the machine's own clock. */
  readonly lookedAt: number;
}

export interface ScreeningService extends Screening {
  /** The rules in force now, made ready: the same object until one changes or a date comes. */
  ready(): Promise<Screen>;
  /** The rules have changed here. */
  forget(): void;
}

export const screening = ({ strapi }: { strapi: Core.Strapi }): ScreeningService => {
  const clock = createClock(strapi.plugin('concertation').config<string | undefined>('clock'));
  let known: Ready | null = null;
  let changes = 0;

  const stamp = async (): Promise<string> => {
    const table = tableOf(strapi, RULES);
    const [latest] = await table.findMany({ select: ['id', 'updatedAt'], orderBy: { updatedAt: 'desc' }, limit: 1 });
    return JSON.stringify([await table.count({}), latest?.id, latest?.['updatedAt']]);
  };

  const compile = async (now: number): Promise<Screen> => {
    const before = changes;
    const seen = await stamp();
    const rules = (await readRows(strapi)).flatMap((read) => {
      if ('rule' in read) return [read.rule];
      strapi.log.error(JSON.stringify({ event: 'moderation-rule-unreadable', rule: read.row.documentId }));
      return [];
    });
    const screen = new Screen(rules.filter((rule) => isInForce(rule, now)));
    // Read while somebody wrote: good for this text, not for the next.
    if (before === changes) {
      known = { screen, from: now, until: nextChange(rules, now), stamp: seen, lookedAt: performance.now() };
    }
    return screen;
  };

  const ready = async (): Promise<Screen> => {
    const now = clock.now();
    if (known === null || now < known.from || now >= known.until) return compile(now);
    if (performance.now() - known.lookedAt < REMEMBERED_MS) return known.screen;
    if ((await stamp()) !== known?.stamp) return compile(now);
    known = { ...known, lookedAt: performance.now() };
    return known.screen;
  };

  return {
    screen: async (submission) => (await ready()).screen(submission),
    ready,
    forget: () => {
      changes += 1;
      known = null;
    },
  };
};

import type { Finding } from './classify.ts';

/** When an address is given up. */
export interface BounceRule {
  /** So many mails that did not arrive for the time being … */
  readonly softBounces: number;
  /** … within so many days … */
  readonly withinDays: number;
  /** … the first and the last so many days apart: one bad week of a server is no reason. */
  readonly apartDays: number;
}

export const BOUNCE_RULE: BounceRule = { softBounces: 3, withinDays: 90, apartDays: 7 };

export type Consequence = 'given-up' | 'withdrawn' | 'counted' | 'nothing';

export interface Standing {
  /** Epoch milliseconds. */
  readonly now: number;
  /** When the mail was written, and when the person last said yes; a newer yes outdoes what an older mail met. */
  readonly mailedAt: number;
  readonly confirmedAt: number;
  /** When earlier mails to this person did not arrive, in any order. */
  readonly earlierSoft: readonly number[];
}

const DAY = 86_400_000;

/** What follows for the person. A complaint counts whenever it comes; automatic replies and notices are never anything. */
export function consequenceOf({ verdict }: Finding, standing: Standing, rule: BounceRule = BOUNCE_RULE): Consequence {
  if (verdict === 'complaint') return 'withdrawn';
  if (verdict !== 'hard' && verdict !== 'soft') return 'nothing';
  if (standing.confirmedAt > standing.mailedAt) return 'nothing';
  if (verdict === 'hard') return 'given-up';
  const since = Math.max(standing.now - rule.withinDays * DAY, standing.confirmedAt);
  const instants = [...standing.earlierSoft, standing.now].filter((instant) => instant >= since);
  const apart = Math.max(...instants) - Math.min(...instants);
  return instants.length >= rule.softBounces && apart >= rule.apartDays * DAY ? 'given-up' : 'counted';
}

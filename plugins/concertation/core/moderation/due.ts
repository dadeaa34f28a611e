import { Temporal } from 'temporal-polyfill';
import type { RevisionState } from '../comments/words.ts';
import { APPEAL_DAYS, type PublicPolicy } from '../comments/sentences.ts';
import { dueDay, lateFrom, parisDay } from '../working-days.ts';

/** Calendar months within which one may appeal against a decision: two, as before the administration. */
const APPEAL_MONTHS = 2;

/** The first instant at which a text in this state since then is late; null where nothing is due. Epoch milliseconds. */
export function dueAt(state: RevisionState, since: number, { teamDays, electedDays }: PublicPolicy): number | null {
  if (state === 'awaiting-team' || state === 'rule-held') return lateFrom(dueDay(since, teamDays));
  return state === 'awaiting-elected' ? lateFrom(dueDay(since, electedDays)) : null;
}

/** The last day on which the answer to an appeal is in time, `YYYY-MM-DD` in Paris. */
export function appealAnswerBy(openedAt: number): string {
  return dueDay(openedAt, APPEAL_DAYS);
}

export function appealDueAt(openedAt: number): number {
  return lateFrom(appealAnswerBy(openedAt));
}

/**
 * The last day on which one may appeal against a decision, `YYYY-MM-DD` in Paris: the same day of the month, or the
 * last one where the month is shorter.
 */
export function appealLastDay(decidedAt: number): string {
  return Temporal.PlainDate.from(parisDay(decidedAt)).add({ months: APPEAL_MONTHS }).toString();
}

/** The first instant at which one may appeal no more. Epoch milliseconds. */
export function appealEndsAt(decidedAt: number): number {
  return lateFrom(appealLastDay(decidedAt));
}

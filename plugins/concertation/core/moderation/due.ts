import type { RevisionState } from '../comments/words.ts';
import type { PublicPolicy } from '../comments/sentences.ts';
import { dueDay, lateFrom } from '../working-days.ts';

/** Working days within which an appeal is answered. */
const APPEAL_DAYS = 10;
/** Days within which one may appeal against a decision: two months, as before the administration. */
export const APPEAL_OPEN_DAYS = 60;

/** The first instant at which a text in this state since then is late; null where nothing is due. Epoch milliseconds. */
export function dueAt(state: RevisionState, since: number, { teamDays, electedDays }: PublicPolicy): number | null {
  if (state === 'awaiting-team' || state === 'rule-held') return lateFrom(dueDay(since, teamDays));
  return state === 'awaiting-elected' ? lateFrom(dueDay(since, electedDays)) : null;
}

export function appealDueAt(openedAt: number): number {
  return lateFrom(dueDay(openedAt, APPEAL_DAYS));
}

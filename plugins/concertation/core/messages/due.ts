import { hourAfter, parisMoment } from '../paris-time.ts';
import { isWorkingDay, parisDay, workingDayBefore, workingDaysUntil } from '../working-days.ts';

/** Nobody is written to before this hour of Paris. */
const FIRST_HOUR = '08:00';

/** Whether the digest of this day may leave: a working day, from eight o'clock. */
export function isDigestTime(now: number): boolean {
  return isWorkingDay(parisDay(now)) && parisMoment(now).slice(11) >= FIRST_HOUR;
}

/** What came later on that day is told the next working day. Epoch milliseconds. */
export function digestInstant(now: number): number {
  return hourAfter(parisDay(now), 0, FIRST_HOUR);
}

/** The working day before the due date has come, and the due date has not gone. */
export function isAlertTime(dueOn: string, now: number): boolean {
  const today = parisDay(now);
  return isDigestTime(now) && workingDayBefore(dueOn, 1) <= today && today <= dueOn;
}

/** Working days left until the promise; 0 on its last day, negative afterwards. */
export function daysLeft(dueOn: string, now: number): number {
  const today = parisDay(now);
  const days = workingDaysUntil(today, dueOn);
  // A weekend after the due date is late already.
  return dueOn < today && days === 0 ? -1 : days;
}

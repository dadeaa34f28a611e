import { effectiveClosing, endOf, hourAfter, phaseOf, startOf } from '@aggloforum/concertation/contract';
import { isPublic } from '../opening.ts';
import { frozenRows, type MailingRules, mailingKey, type PlannedRow, type Subject, type Wanted } from './facts.ts';

const IN_THE_MORNING = '09:00';
const DAY = 24 * 3_600_000;
/** A reminder that comes much later is none. Milliseconds. */
const LATEST_REMINDER = 2 * DAY;

/** About to close: in the morning, N days before, of a consultation that lasts long enough to be forgotten. */
export function aboutToClose(
  subject: Subject,
  rows: readonly PlannedRow[],
  { closingDays }: MailingRules,
  now: number,
): Wanted | null {
  const passed = (instant: number) => instant <= now;
  const closes = effectiveClosing(subject);
  if (closingDays <= 0 || subject.origin !== 'native' || subject.opens === null || closes === null) return null;
  const phase = phaseOf(subject, passed);
  if (phase !== 'open' && phase !== 'announced') return null;
  const dueAt = hourAfter(closes, -closingDays, IN_THE_MORNING);
  if (dueAt - startOf(subject.opens) < closingDays * DAY) return null;
  if (now > dueAt + LATEST_REMINDER || passed(endOf(closes))) return null;
  if (passed(dueAt) && !(isPublic(subject, now) && frozenRows(rows).some(({ occasion }) => occasion !== 'by-hand')))
    return null;
  const announces = startOf(closes);
  return {
    occasion: 'closing',
    event: null,
    key: mailingKey(subject.documentId, 'closing', announces),
    announces,
    dueAt,
  };
}

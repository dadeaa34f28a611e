import { effectiveClosing, endOf, phaseOf, startOf } from '@aggloforum/concertation/contract';
import { isPublic } from '../opening.ts';
import { frozenRows, mailingKey, type PlannedRow, type Subject, type Wanted } from './facts.ts';

/** So long somebody may still correct a slip of the pen before everybody hears of it. Milliseconds. */
export const SECOND_THOUGHTS = 10 * 60_000;
const OVER = new Set(['cancelled', 'settled', 'reported-back']);

/** Opening and closing as people were last told, by whatever mailing said so. */
export function lastTold(rows: readonly PlannedRow[]): {
  readonly opens: PlannedRow | undefined;
  readonly closes: PlannedRow | undefined;
} {
  const frozen = frozenRows(rows);
  return {
    opens: frozen.find(({ told }) => told?.opens !== undefined),
    closes: frozen.find(({ told }) => told?.closes !== undefined),
  };
}

/**
 * What people were told is no longer so, and they can still act on it. Read from what stands in the mailings and in
 * the dossier: it does not matter when the change was made, nor whether anybody saw it happen.
 */
export function datesChanged(subject: Subject, rows: readonly PlannedRow[], now: number): Wanted | null {
  const passed = (instant: number) => instant <= now;
  if (subject.origin !== 'native' || !isPublic(subject, now) || OVER.has(phaseOf(subject, passed))) return null;
  const told = lastTold(rows);
  const closes = effectiveClosing(subject);
  const closingMoved =
    told.closes !== undefined && told.closes.told?.closes !== closes && (closes === null || !passed(endOf(closes)));
  const openingMoved =
    told.opens !== undefined &&
    told.opens.told?.opens !== subject.opens &&
    subject.opens !== null &&
    !passed(startOf(subject.opens));
  const corrected = closingMoved ? told.closes : openingMoved ? told.opens : undefined;
  const moment = closingMoved ? (closes ?? subject.opens) : subject.opens;
  if (corrected === undefined || moment === null) return null;
  const announces = startOf(moment);
  // A date may be moved, moved back and moved again: each mailing corrects the one before it.
  const key = `${mailingKey(subject.documentId, 'dates-changed', announces)}|${corrected.id}`;
  return { occasion: 'dates-changed', event: null, key, announces, dueAt: now + SECOND_THOUGHTS };
}

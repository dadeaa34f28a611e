import { effectiveClosing, endOf, phaseOf, startOf } from '@aggloforum/concertation/contract';
import { isPublic } from '../opening.ts';
import { frozenRows, mailingKey, type PlannedRow, type Subject, type Told, type Wanted } from './facts.ts';

/** So long somebody may still correct a slip of the pen before everybody hears of it. Milliseconds. */
export const SECOND_THOUGHTS = 10 * 60_000;
const OVER = new Set(['cancelled', 'settled', 'reported-back']);

type DateTold = 'opens' | 'closes';

/** Opening and closing as people were last told. Where some were told the truth and others were not: what is not true. */
export function toldBefore(rows: readonly PlannedRow[], now: Pick<Told, DateTold>): Told {
  const told = (what: DateTold): Told => {
    const value = (outdated(rows, what, now[what]) ?? wordsStillHeld(rows, what)[0])?.told?.[what];
    return value === undefined ? {} : { [what]: value };
  };
  return { ...told('opens'), ...told('closes') };
}

/** The mailing to correct: of those that people go by, the one that most of them do. */
function outdated(rows: readonly PlannedRow[], what: DateTold, now: string | null | undefined): PlannedRow | undefined {
  return wordsStillHeld(rows, what).findLast(({ told }) => told?.[what] !== now);
}

/** What all were last told, after what only some have been told since. */
function wordsStillHeld(rows: readonly PlannedRow[], what: DateTold): PlannedRow[] {
  const said = frozenRows(rows).filter(({ told }) => told?.[what] !== undefined);
  const toAll = said.findIndex(({ told }) => told?.toSome !== true);
  return toAll === -1 ? said : said.slice(0, toAll + 1);
}

/**
 * What people were told is no longer so, and they can still act on it. Read from what stands in the mailings and in
 * the dossier: it does not matter when the change was made, nor whether anybody saw it happen.
 */
export function datesChanged(subject: Subject, rows: readonly PlannedRow[], now: number): Wanted | null {
  const passed = (instant: number) => instant <= now;
  if (subject.origin !== 'native' || !isPublic(subject, now) || OVER.has(phaseOf(subject, passed))) return null;
  const { opens } = subject;
  const closes = effectiveClosing(subject);
  const ofClosing = closes === null || !passed(endOf(closes)) ? outdated(rows, 'closes', closes) : undefined;
  const ofOpening = opens !== null && !passed(startOf(opens)) ? outdated(rows, 'opens', opens) : undefined;
  const corrected = ofClosing ?? ofOpening;
  const moment = ofClosing === undefined ? opens : (closes ?? opens);
  if (corrected === undefined || moment === null) return null;
  const announces = startOf(moment);
  // A date may be moved, moved back and moved again: each mailing corrects the one before it.
  const key = `${mailingKey(subject.documentId, 'dates-changed', announces)}|${corrected.id}`;
  return { occasion: 'dates-changed', event: null, key, announces, dueAt: now + SECOND_THOUGHTS };
}

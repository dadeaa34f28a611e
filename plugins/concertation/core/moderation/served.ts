import type { ModerationSettings } from '../../contract/moderation-setup.ts';
import { type AuthorState, PUBLIC_STATES, type RevisionState } from '../comments/words.ts';
import { monthsAfter, monthsBefore } from '../months.ts';

/** Of a text, what decides how long it is kept. Instants are epoch milliseconds. */
export interface KeptText {
  readonly number: number;
  readonly state: RevisionState;
  readonly submittedAt: number;
  /** When it came into its state. */
  readonly since: number;
  readonly waiting: boolean;
  /** When it first was public; null for never. */
  readonly shownAt: number | null;
  /** Its words have been taken out already. */
  readonly gone: boolean;
}

export interface KeptComment {
  readonly author: AuthorState;
  /** When its author took it back. */
  readonly leftAt: number | null;
  /** It has a number, and a place that stays. */
  readonly everPublic: boolean;
  /** The text that the public reads. */
  readonly standing: number | null;
  /** By number. */
  readonly texts: readonly KeptText[];
  /** An appeal or a report waits for a decision: its texts are the evidence. */
  readonly undecided: boolean;
  /** When the last appeal or report was decided: time runs anew from there. */
  readonly judgedAt: number | null;
}

type Periods = Pick<ModerationSettings, 'unpublishedMonths' | 'removedMonths' | 'withdrawnMonths' | 'replacedMonths'>;

/** What of a comment has served its time: all of it, the texts of these numbers, or nothing. */
type Served = 'all' | readonly number[];

export function whatHasServed(comment: KeptComment, periods: Periods, now: number): Served {
  const { author, undecided, judgedAt, texts } = comment;
  if (undecided || author === 'erased') return [];
  const over: Over = (from, months) => now >= monthsAfter(Math.max(from, judgedAt ?? from), months);
  if (wholeHasServed(comment, periods, over)) return 'all';
  return texts.filter((text) => textHasServed(comment, text, periods, over)).map(({ number }) => number);
}

type Over = (from: number, months: number) => boolean;

function wholeHasServed(comment: KeptComment, periods: Periods, over: Over): boolean {
  const { author, leftAt, everPublic, standing, texts } = comment;
  if (author === 'withdrawn') return over(leftAt ?? lastChange(texts), periods.withdrawnMonths);
  if (standing !== null) return false;
  // Undecided ones included: after so long no decision is of use to anybody.
  return over(lastChange(texts), everPublic ? periods.removedMonths : periods.unpublishedMonths);
}

function lastChange(texts: readonly KeptText[]): number {
  return Math.max(...texts.map(({ since }) => since));
}

function textHasServed({ standing, texts }: KeptComment, text: KeptText, periods: Periods, over: Over): boolean {
  const { number, state, since, waiting, gone } = text;
  if (number === standing || gone) return false;
  // A correction that nobody decided about, or that was refused: the text that it was to replace stays.
  if (waiting || state === 'refused') return over(since, periods.unpublishedMonths);
  if (state === 'removed') return over(since, periods.removedMonths);
  const replacedAt = whenReplaced(text, texts);
  return replacedAt === null ? over(since, periods.unpublishedMonths) : over(replacedAt, periods.replacedMonths);
}

/** A public text stands until another one does; one that waited, or was sent back, ends with the next. */
function whenReplaced({ number, state }: KeptText, texts: readonly KeptText[]): number | null {
  const later = texts.filter((text) => text.number > number);
  if (!PUBLIC_STATES.has(state)) return later[0]?.submittedAt ?? null;
  const shown = later.flatMap(({ shownAt }) => (shownAt === null ? [] : [shownAt]));
  return shown.length === 0 ? null : Math.min(...shown);
}

const DAY = 24 * 3_600_000;

/**
 * ISO instant for a query that looks for what may have served: nothing that came after this has. Months differ by three
 * days at most, so that what ends in a shorter one is found on its day.
 */
export function mayHaveServedSince(now: number, months: number): string {
  return new Date(monthsBefore(now + 4 * DAY, months)).toISOString();
}

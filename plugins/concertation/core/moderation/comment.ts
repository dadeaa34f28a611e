import {
  type AuthorState,
  type PolicyMode,
  PUBLIC_STATES,
  type RevisionState,
  WAITING_STATES,
} from '../comments/words.ts';
import { type ModerationAction, type ModerationRole, type RefusalCode, transition } from './transitions.ts';

/** Of a revision, what decides about it. */
export interface RevisionFacts {
  readonly number: number;
  readonly state: RevisionState;
  /** Part of it is taken out of what is shown. */
  readonly redacted: boolean;
  /** A decision about it is awaited; of the last revision only. */
  readonly waiting: boolean;
  /** Who turned the first key; null as long as nobody has. */
  readonly firstKey: number | null;
  /** Its text has served its time and is gone. */
  readonly forgotten: boolean;
}

export interface CommentFacts {
  readonly author: AuthorState;
  /** The revision that the public reads; the one and only. */
  readonly standing: number | null;
  /** By number, the first one is 1. */
  readonly revisions: readonly RevisionFacts[];
}

export interface Act {
  readonly action: ModerationAction;
  readonly role: ModerationRole;
  /** Account of the staff. */
  readonly by: number | null;
  readonly mode: PolicyMode;
  /** Which revision; else the one that the action is about. */
  readonly revision?: number | undefined;
  /** Where a correction begins: `entryState`. */
  readonly entry?: RevisionState;
}

export type Acted =
  | {
      readonly ok: true;
      readonly revision: number;
      readonly from: RevisionState | null;
      readonly to: RevisionState;
      readonly after: CommentFacts;
    }
  | { readonly ok: false; readonly code: RefusalCode };

/** A comment as it comes in. */
export function submitted(entry: RevisionState): CommentFacts {
  const first: RevisionFacts = {
    number: 1,
    state: entry,
    redacted: false,
    waiting: WAITING_STATES.has(entry),
    firstKey: null,
    forgotten: false,
  };
  return { author: 'active', standing: PUBLIC_STATES.has(entry) ? 1 : null, revisions: [first] };
}

/** What an act makes of a comment: a value, or a refusal. Nothing else moves a text from one state to another. */
export function act(comment: CommentFacts, asked: Act): Acted {
  const target = targetOf(comment, asked);
  if (target === undefined || (asksOfText(asked) && (isOver(comment, target) || lacksText(comment, target))))
    return { ok: false, code: 'not-here' };
  const redacted = asked.action === 'redact' || (target.redacted && !dropsRedaction(target, asked));
  const outcome = transition({
    state: target.state,
    action: asked.action,
    role: asked.role,
    mode: asked.mode,
    author: comment.author,
    redacted,
    turnedFirstKey: asked.by !== null && target.firstKey === asked.by,
  });
  const { number, state: from } = target;
  switch (outcome.kind) {
    case 'refused':
      return { ok: false, code: outcome.code };
    case 'revise':
      return revise(comment, asked.entry ?? 'awaiting-team');
    case 'beside':
      return beside(comment, target, outcome.to, asked);
    case 'left':
      return { ok: true, revision: number, from, to: from, after: left(comment, outcome.to) };
    case 'appeal':
      return { ok: true, revision: number, from, to: from, after: comment };
    case 'moved':
      return {
        ok: true,
        revision: number,
        from,
        to: outcome.to,
        after: moved(comment, target, outcome.to, redacted, asked),
      };
  }
}

/** Somebody withdrew what was taken out: on an appeal against that, or because it is looked at anew. */
function dropsRedaction({ state }: RevisionFacts, { action }: Act): boolean {
  return action === 'uphold' && state === 'published-redacted';
}

/**
 * The text that a comment is about now, for whoever looks at it and decides: what waits, else what the public reads, else
 * what was taken down; a correction that was refused or sent back takes no other text's place.
 */
export function currentText({
  revisions,
  standing,
}: Pick<CommentFacts, 'revisions' | 'standing'>): RevisionFacts | undefined {
  return (
    revisions.find(({ waiting }) => waiting) ??
    revisions.find(({ number }) => number === standing) ??
    revisions.findLast(({ state }) => state === 'removed') ??
    revisions.at(-1)
  );
}

function targetOf(comment: CommentFacts, { action, revision }: Act): RevisionFacts | undefined {
  const { revisions, standing } = comment;
  const numbered = (number: number | null) => revisions.find((one) => one.number === number);
  if (revision !== undefined) return numbered(revision);
  const latest = revisions.at(-1);
  // A correction is of the text that the public reads, whatever became of the last one.
  if (action === 'remove' || action === 'edit') return numbered(standing) ?? latest;
  if (action === 'redact') return currentText(comment);
  // Beside a text that is public, it is the refusal of the last one that is taken back.
  if (action === 'restore' && standing === null) return currentText(comment);
  return latest;
}

/** Another text has taken its place: nothing brings it back, and no decision about it has an effect. */
function isOver({ author, standing, revisions }: CommentFacts, { number, state, waiting }: RevisionFacts): boolean {
  if (author !== 'active') return false;
  if (WAITING_STATES.has(state)) return !waiting;
  if (state === 'refused' && number < revisions.length) return true;
  return PUBLIC_STATES.has(state) ? standing !== number : standing !== null && standing > number;
}

/** Its last text was neither let through nor refused: what its author gave in time is still on its way. */
export function isUnsettled({ revisions }: CommentFacts): boolean {
  const last = revisions.at(-1);
  return last !== undefined && (last.waiting || last.state === 'sent-back');
}

/** What its author does to a comment asks nothing of its earlier text. */
const ASKS_NOTHING_OF_TEXT: ReadonlySet<ModerationAction> = new Set(['edit', 'withdraw', 'erase']);

function asksOfText({ action }: Act): boolean {
  return !ASKS_NOTHING_OF_TEXT.has(action);
}

function lacksText({ author }: CommentFacts, { forgotten }: RevisionFacts): boolean {
  return author === 'active' && forgotten;
}

function revise(comment: CommentFacts, entry: RevisionState): Acted {
  const number = comment.revisions.length + 1;
  const waiting = WAITING_STATES.has(entry);
  const revision = { number, state: entry, redacted: false, waiting, firstKey: null, forgotten: false };
  const before = comment.revisions.map((one) => ({ ...one, waiting: false }));
  const standing = PUBLIC_STATES.has(entry) ? number : comment.standing;
  return {
    ok: true,
    revision: number,
    from: null,
    to: entry,
    after: { ...comment, standing, revisions: [...before, revision] },
  };
}

/** The text of a public revision, as a revision of its own that waits: the way of a correction, without its author. */
function beside(comment: CommentFacts, { state: from }: RevisionFacts, to: RevisionState, { by }: Act): Acted {
  if (comment.revisions.some(({ waiting }) => waiting)) return { ok: false, code: 'text-waits' };
  const number = comment.revisions.length + 1;
  const whole = { number, state: to, redacted: false, waiting: true, firstKey: by, forgotten: false };
  return { ok: true, revision: number, from, to, after: { ...comment, revisions: [...comment.revisions, whole] } };
}

function left(comment: CommentFacts, author: AuthorState): CommentFacts {
  return { ...comment, author, revisions: comment.revisions.map((one) => ({ ...one, waiting: false })) };
}

function moved(
  comment: CommentFacts,
  target: RevisionFacts,
  to: RevisionState,
  redacted: boolean,
  { by }: Act,
): CommentFacts {
  const { number } = target;
  const firstKey = to === 'awaiting-elected' ? by : target.firstKey;
  const after = { ...target, state: to, redacted, waiting: WAITING_STATES.has(to), firstKey };
  const fell = comment.standing === number ? null : comment.standing;
  return {
    ...comment,
    standing: PUBLIC_STATES.has(to) ? number : fell,
    revisions: comment.revisions.map((one) => (one.number === number ? after : one)),
  };
}

import { type PolicyMode, PUBLIC_STATES, type RevisionState } from '../comments/words.ts';
import type { AppealOutcome } from '../../contract/moderation.ts';
import { act, type CommentFacts } from './comment.ts';
import type { RefusalCode } from './transitions.ts';

export interface AppealAsked {
  /** Of the decision that is appealed against. */
  readonly revision: number;
  readonly holds: { readonly team: boolean; readonly elected: boolean };
  /** Account of the staff. */
  readonly by: number;
  readonly mode: PolicyMode;
}

/** `over`: there is nothing left to uphold, nor to reject; else `upheldTo` is what a yes makes of the text. */
export type Judge =
  | { readonly ok: true; readonly role: 'team' | 'elected'; readonly over: null; readonly upheldTo: RevisionState }
  | { readonly ok: true; readonly role: 'team'; readonly over: RefusalCode; readonly upheldTo: null }
  | { readonly ok: false; readonly code: RefusalCode };

/** Says that the text is elsewhere now, not that it is somebody else's turn. */
const ELSEWHERE: ReadonlySet<RefusalCode> = new Set(['not-here', 'author-left']);

/**
 * Who decides an appeal, whatever they answer: whoever the table lets uphold it. Where the text has moved on nobody can;
 * the team closes it then, or it would wait for ever. While the text itself waits again, that decision comes first.
 */
export function judgeOf(comment: CommentFacts, { revision, holds, by, mode }: AppealAsked): Judge {
  let code: RefusalCode = 'not-your-key';
  for (const role of ['elected', 'team'] as const) {
    if (!holds[role]) continue;
    const upheld = act(comment, { action: 'uphold', role, by, mode, revision });
    if (upheld.ok) return { ok: true, role, over: null, upheldTo: upheld.to };
    code = upheld.code;
  }
  if (!holds.team || !ELSEWHERE.has(code)) return { ok: false, code };
  const isWaiting = comment.revisions.some(({ number, waiting }) => waiting && number === revision);
  return isWaiting ? { ok: false, code: 'text-waits' } : { ok: true, role: 'team', over: code, upheldTo: null };
}

/** What may be answered: of what is over, that it is. */
export function outcomesOf(judged: Judge): readonly AppealOutcome[] {
  if (!judged.ok) return [];
  return judged.over === null ? ['upheld', 'rejected'] : ['moot'];
}

interface Stands {
  readonly revision: number;
  readonly to: RevisionState;
}

/** Whether a decision gives what an appeal against an earlier one asks for: the text is public, or public whole. */
export function isGranted(against: Stands, { revision, to }: Stands): boolean {
  if (against.revision !== revision || !PUBLIC_STATES.has(to)) return false;
  return to === 'published' || !PUBLIC_STATES.has(against.to);
}

import type { PolicyMode } from '../comments/words.ts';
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

/** `over`: there is nothing left to uphold, and all that can be said is no. */
export type Judge =
  | { readonly ok: true; readonly role: 'team' | 'elected'; readonly over: RefusalCode | null }
  | { readonly ok: false; readonly code: RefusalCode };

/** Says that the text is elsewhere now, not that it is somebody else's turn. */
const ELSEWHERE: ReadonlySet<RefusalCode> = new Set(['not-here', 'author-left']);

/**
 * Who decides an appeal, whatever they answer: whoever the table lets uphold it. Where the text has moved on nobody can;
 * the team closes it then, or it would wait for ever.
 */
export function judgeOf(comment: CommentFacts, { revision, holds, by, mode }: AppealAsked): Judge {
  let code: RefusalCode = 'not-your-key';
  for (const role of ['elected', 'team'] as const) {
    if (!holds[role]) continue;
    const upheld = act(comment, { action: 'uphold', role, by, mode, revision });
    if (upheld.ok) return { ok: true, role, over: null };
    code = upheld.code;
  }
  return holds.team && ELSEWHERE.has(code) ? { ok: true, role: 'team', over: code } : { ok: false, code };
}

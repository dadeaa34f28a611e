import type { PublicComment } from '@aggloforum/publisher/contract';
import type { AuthorState, RevisionState } from './words.ts';

/** Of a comment that has a number, what its public state is derived from. */
export interface Numbered {
  readonly id: string;
  readonly consultation: string;
  readonly number: number;
  readonly parent: string | null;
  readonly slot: number | null;
  readonly service: string | null;
  readonly authorName: string | null;
  readonly authorState: AuthorState;
  readonly authorStateAt: string | null;
  readonly publishedAt: string;
  /** The revision that stands; null once removed. */
  readonly standing: {
    readonly number: number;
    readonly state: RevisionState;
    readonly body: string | null;
    readonly redactedBody: string | null;
    readonly submittedAt: string;
  } | null;
  readonly removal: { readonly at: string; readonly article: string | null } | null;
  /** Erased when its time was over: what the public reads is who had taken it down before, and when. */
  readonly forgotten: { readonly withdrawnAt: string | null } | null;
}

/** The allow-list: whatever is not written here stays here. */
export function publicComment(numbered: Numbered): PublicComment {
  const comment = { ...numbered, ...leftBy(numbered) };
  const { standing, authorState } = comment;
  const shown = authorState === 'active' && standing !== null ? shownText(standing) : null;
  return {
    id: comment.id,
    consultation: comment.consultation,
    number: comment.number,
    parent: comment.parent,
    slot: comment.slot,
    state: shown?.state ?? (authorState === 'active' ? 'removed' : authorState),
    authorName: shown === null ? null : comment.authorName,
    body: shown?.body ?? null,
    official: comment.service === null ? null : { service: comment.service },
    publishedAt: comment.publishedAt,
    correctedAt: shown === null || (standing?.number ?? 1) === 1 ? null : (standing?.submittedAt ?? null),
    gone: shown === null ? goneOf(comment) : null,
  };
}

/** Its author's state, as it was before time came. */
function leftBy({ authorState, authorStateAt, forgotten }: Numbered): Pick<Numbered, 'authorState' | 'authorStateAt'> {
  if (forgotten === null || authorState !== 'erased') return { authorState, authorStateAt };
  const { withdrawnAt } = forgotten;
  return { authorState: withdrawnAt === null ? 'active' : 'withdrawn', authorStateAt: withdrawnAt };
}

/** What the public reads of a text that stands. */
export function shownText({
  state,
  body,
  redactedBody,
}: Pick<NonNullable<Numbered['standing']>, 'state' | 'body' | 'redactedBody'>) {
  if (state === 'published' && body !== null) return { state: 'published' as const, body };
  if (state === 'published-redacted' && redactedBody !== null)
    return { state: 'redacted' as const, body: redactedBody };
  return null;
}

function goneOf({ authorState, authorStateAt, removal, publishedAt }: Numbered): PublicComment['gone'] {
  if (authorState !== 'active') return { at: authorStateAt ?? publishedAt, article: null };
  return removal ?? { at: publishedAt, article: null };
}

/** Comments as the public may see them: an allow-list, as all that leaves. Instants are ISO 8601 in UTC. */

/** A comment that has a number: it was public once, and keeps its place whatever became of it. */
export interface PublicComment {
  /** Public id: what a reply and a report name. */
  readonly id: string;
  /** `<project>/<consultation>`. */
  readonly consultation: string;
  /** 1, 2, 3 … within the consultation, in the order of first publication; kept for ever. */
  readonly number: number;
  /** Public id of the comment that it answers; one level deep. Always in the snapshot too. */
  readonly parent: string | null;
  /** 1, 2, 3 … among the comments that answer no other one: threads are paged by it. Null for a reply. */
  readonly slot: number | null;
  /** `removed`: by the team; `withdrawn`: by its author; `erased`: with all that told of its author. */
  readonly state: 'published' | 'redacted' | 'removed' | 'withdrawn' | 'erased';
  /** Plain text, one line. Null unless its text is shown. */
  readonly authorName: string | null;
  /** Plain text: escape it, keep its line breaks. Null unless it is shown. */
  readonly body: string | null;
  /** An official reply: the service that speaks. */
  readonly official: { readonly service: string } | null;
  readonly publishedAt: string;
  /** When the text that is shown was sent, where that is another one than the first. */
  readonly correctedAt: string | null;
  /** When it left, and the charter's article for a removal. */
  readonly gone: { readonly at: string; readonly article: string | null } | null;
}

/** What the team did with comments: never about one of them. */
export interface PublicModeration {
  /** The full hour up to which it counts. */
  readonly at: string;
  readonly total: ModerationFigures;
  /** By department of the project, in the order of their slugs; `department` null for projects without one. */
  readonly departments: readonly (ModerationFigures & { readonly department: string | null })[];
}

export interface ModerationFigures {
  readonly received: number;
  readonly published: number;
  readonly redacted: number;
  /** What was not spam, by the charter's article, in the order of the articles. */
  readonly refused: readonly { readonly article: string; readonly count: number }[];
  readonly spam: number;
  readonly removed: number;
  readonly sentBack: number;
  readonly withdrawn: number;
  readonly reports: number;
  /** Each one received is in one of the others: `open` waits for an answer, `moot` had nothing left to decide. */
  readonly appeals: Readonly<Record<'received' | 'upheld' | 'rejected' | 'open' | 'moot', number>>;
  /** Minutes from receipt to publication, and from a comment's publication to its official reply; null for none. */
  readonly medianToPublication: number | null;
  readonly medianToReply: number | null;
}

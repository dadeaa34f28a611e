import type { ModerationFigures } from '@aggloforum/publisher/contract';

/** Of one decision, what is counted. */
export interface CountedDecision {
  readonly comment: string;
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly article: string | null;
}

interface CountedComment {
  readonly id: string;
  readonly parent: string | null;
  readonly official: boolean;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly publishedAt: number | null;
}

export interface Counted {
  readonly comments: readonly CountedComment[];
  readonly decisions: readonly CountedDecision[];
  readonly reports: number;
  readonly appeals: readonly { readonly state: 'open' | 'upheld' | 'rejected' | 'moot' }[];
}

const MINUTE = 60_000;

/** What the public may know of moderation: counts and medians, nothing about one comment. */
export function figuresOf(
  { comments, decisions, reports, appeals }: Counted,
  articles: readonly string[],
): ModerationFigures {
  const citizens = comments.filter(({ official }) => !official);
  const refusals = decisions.filter(({ to, action }) => action === 'refuse' && to === 'refused');
  const spam = refusals.filter(({ from }) => from === 'spam-held').length;
  return {
    received: citizens.length,
    published: citizens.filter(({ publishedAt }) => publishedAt !== null).length,
    redacted: counted(decisions, ({ action }) => action === 'redact'),
    refused: byArticle(
      refusals.filter(({ from }) => from !== 'spam-held'),
      articles,
    ),
    spam,
    removed: counted(decisions, ({ action }) => action === 'remove'),
    sentBack: counted(decisions, ({ action }) => action === 'send-back'),
    withdrawn: counted(decisions, ({ action }) => action === 'withdraw'),
    reports,
    appeals: {
      received: appeals.length,
      upheld: counted(appeals, ({ state }) => state === 'upheld'),
      rejected: counted(appeals, ({ state }) => state === 'rejected'),
      open: counted(appeals, ({ state }) => state === 'open'),
      moot: counted(appeals, ({ state }) => state === 'moot'),
    },
    medianToPublication: median(
      citizens.flatMap(({ receivedAt, publishedAt }) => (publishedAt === null ? [] : [publishedAt - receivedAt])),
    ),
    medianToReply: median(delaysToReply(comments)),
  };
}

/** From a comment's publication to the first answer of the service. */
function delaysToReply(comments: readonly CountedComment[]): number[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const first = new Map<string, number>();
  for (const { official, parent, publishedAt } of comments) {
    if (!official || parent === null || publishedAt === null) continue;
    first.set(parent, Math.min(publishedAt, first.get(parent) ?? publishedAt));
  }
  return [...first].flatMap(([id, at]) => {
    const asked = byId.get(id)?.publishedAt;
    return asked === undefined || asked === null ? [] : [at - asked];
  });
}

function byArticle(refusals: readonly CountedDecision[], articles: readonly string[]): ModerationFigures['refused'] {
  const counts = Map.groupBy(refusals, ({ article }) => article ?? '');
  const known = articles.filter((article) => counts.has(article));
  const others = [...counts.keys()].filter((article) => !articles.includes(article)).sort();
  return [...known, ...others].map((article) => ({ article, count: counts.get(article)?.length ?? 0 }));
}

function counted<T>(rows: readonly T[], is: (row: T) => boolean): number {
  return rows.filter(is).length;
}

/** Whole minutes; the lower of the two in the middle. */
function median(delays: readonly number[]): number | null {
  const sorted = [...delays].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return middle === undefined ? null : Math.round(middle / MINUTE);
}

/** The last full hour, as an ISO instant. */
export function lastFullHour(now: number): string {
  return new Date(Math.floor(now / 3_600_000) * 3_600_000).toISOString();
}

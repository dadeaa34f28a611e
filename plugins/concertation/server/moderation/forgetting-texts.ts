import type { Core } from '@strapi/strapi';
import type { ModerationSettings } from '../../contract/moderation.ts';
import { PUBLIC_STATES } from '../../core/comments/words.ts';
import { type KeptComment, mayHaveServedSince, whatHasServed } from '../../core/moderation/served.ts';
import { loadComment } from '../comments/comment-store.ts';
import { eraseComment, eraseTexts, ITS_TIME } from '../comments/erasure.ts';
import type { CommentKit } from '../comments/kit.ts';
import {
  APPEAL,
  type AppealRow,
  COMMENT,
  type CommentRow,
  DECISION,
  type DecisionRow,
  FLAG,
  type FlagRow,
  REVISION,
  type RevisionRow,
} from '../comments/tables.ts';
import { tableOf } from '../tables.ts';

const AT_ONCE = 100;

/** Texts whose time is over, comment by comment: what stands in public stays, and so do numbers, places and decisions. */
export async function forgetTexts(strapi: Core.Strapi, kit: CommentKit, periods: ModerationSettings): Promise<void> {
  const now = kit.clock.now();
  const before = (months: number) => ({ $lt: mayHaveServedSince(now, months) });
  const left = [
    { number: { $null: true }, authorState: { $ne: 'erased' }, receivedAt: before(periods.unpublishedMonths) },
    { standing: { $null: true }, authorState: 'active', receivedAt: before(periods.removedMonths) },
    { authorState: 'withdrawn', authorStateAt: before(periods.withdrawnMonths) },
  ];
  const forget = async (ids: ReadonlySet<string>) => forgetOf(strapi, kit, periods, ids);
  await eachPage(strapi, COMMENT, 'documentId', { $or: left }, forget);
  const over = [
    { state: 'removed', since: before(periods.removedMonths) },
    { state: 'refused', since: before(periods.unpublishedMonths) },
    { waiting: { $notNull: true }, since: before(periods.unpublishedMonths) },
    {
      state: { $notIn: ['removed', 'refused'] },
      waiting: { $null: true },
      since: before(Math.min(periods.replacedMonths, periods.unpublishedMonths)),
    },
  ];
  const aside = { body: { $notNull: true }, standing: { $null: true }, $or: over };
  await eachPage(strapi, REVISION, 'comment', aside, forget);
}

/** Comments that these rows name, by id of the row, so that what an appeal holds back does not hold back the rest. */
async function eachPage(
  strapi: Core.Strapi,
  uid: string,
  name: 'documentId' | 'comment',
  where: object,
  then: (comments: ReadonlySet<string>) => Promise<void>,
): Promise<void> {
  for (let last = 0; ;) {
    const rows = await tableOf<Named>(strapi, uid).findMany({
      where: { ...where, id: { $gt: last } },
      select: ['id', name],
      orderBy: { id: 'asc' },
      limit: AT_ONCE,
    });
    await then(new Set(rows.map((row) => row[name])));
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)?.id ?? last;
  }
}

interface Named {
  readonly id: number;
  readonly documentId: string;
  readonly comment: string;
}

/** Judged together first, and each again in the transaction that erases: somebody may act meanwhile. */
async function forgetOf(
  strapi: Core.Strapi,
  kit: CommentKit,
  periods: ModerationSettings,
  ids: ReadonlySet<string>,
): Promise<void> {
  const served = async (among: readonly string[]) => {
    const kept = await keptComments(strapi, among);
    return [...kept].map(([id, comment]) => ({ id, what: whatHasServed(comment, periods, kit.clock.now()) }));
  };
  for (const { id, what: first } of await served([...ids])) {
    if (first.length === 0) continue;
    await strapi.db.transaction(async () => {
      for (const { what } of await served([id]))
        if (what === 'all') await eraseComment(strapi, kit, await loadComment(strapi, id), ITS_TIME);
        else await eraseTexts(strapi, id, what);
    });
  }
}

/** What decides how long they are kept, by comment. */
async function keptComments(strapi: Core.Strapi, ids: readonly string[]): Promise<ReadonlyMap<string, KeptComment>> {
  const of = async <T>(uid: string, more: object = {}) =>
    tableOf<T>(strapi, uid).findMany({ where: { comment: { $in: [...ids] }, ...more } });
  const rows = await tableOf<CommentRow>(strapi, COMMENT).findMany({ where: { documentId: { $in: [...ids] } } });
  const revisions = Map.groupBy(await of<RevisionRow>(REVISION), ({ comment }) => comment);
  const shown = await of<DecisionRow>(DECISION, { to: { $in: [...PUBLIC_STATES] } });
  const judged: Judged[] = [...(await of<FlagRow>(FLAG)), ...(await of<AppealRow>(APPEAL))];
  return new Map(
    rows.map((row) => {
      const { documentId } = row;
      const mine = <T extends { readonly comment: string }>(all: readonly T[]) =>
        all.filter(({ comment }) => comment === documentId);
      return [documentId, keptOf(row, revisions.get(documentId) ?? [], mine(shown), mine(judged))];
    }),
  );
}

type Judged = Pick<FlagRow | AppealRow, 'comment' | 'state' | 'decidedAt'>;

function keptOf(
  { authorState, authorStateAt, number, standing }: CommentRow,
  revisions: readonly RevisionRow[],
  shown: readonly DecisionRow[],
  judged: readonly Judged[],
): KeptComment {
  return {
    author: authorState,
    leftAt: authorStateAt === null ? null : Date.parse(authorStateAt),
    everPublic: number !== null,
    standing,
    texts: revisions
      .map((revision) => ({
        number: revision.number,
        state: revision.state,
        submittedAt: Date.parse(revision.submittedAt),
        since: Date.parse(revision.since),
        waiting: revision.waiting !== null,
        gone: revision.body === null,
        shownAt: earliest(shown.filter((decision) => decision.revision === revision.number)),
      }))
      .sort((a, b) => a.number - b.number),
    undecided: judged.some(({ state }) => state === 'open'),
    judgedAt: latest(judged),
  };
}

function earliest(decisions: readonly DecisionRow[]): number | null {
  return decisions.length === 0 ? null : Math.min(...decisions.map(({ at }) => Date.parse(at)));
}

function latest(judged: readonly Judged[]): number | null {
  const decided = judged.flatMap(({ decidedAt }) => (decidedAt === null ? [] : [Date.parse(decidedAt)]));
  return decided.length === 0 ? null : Math.max(...decided);
}

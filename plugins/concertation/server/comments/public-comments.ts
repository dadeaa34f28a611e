import type { PublicComment, PublicModeration } from '@aggloforum/publisher/contract';
import type { Core } from '@strapi/strapi';
import { publicComment } from '../../core/comments/public-comment.ts';
import { toldFigures } from '../moderation/told-figures.ts';
import { CONSULTATION } from '../services/editorial.ts';
import { COMMENT, type CommentRow, DECISION, type DecisionRow, REVISION, type RevisionRow } from './tables.ts';
import { tableOf } from '../tables.ts';

interface PublishedConsultation {
  readonly documentId: string;
  readonly slug: string;
  readonly project: { readonly slug: string; readonly publishedAt: string | null } | null;
  readonly procedure: object | null;
}

const NUMBERED = { number: { $notNull: true } };

/** What the publisher may know of comments: those that have been public, under what is public itself. */
export const publicComments = ({ strapi }: { strapi: Core.Strapi }) => {
  const comments = () => tableOf<CommentRow>(strapi, COMMENT);

  const shown = async (rows: readonly CommentRow[]): Promise<PublicComment[]> => {
    const paths = await pathsOf(strapi, [...new Set(rows.map(({ consultation }) => consultation))]);
    const ids = rows.map(({ documentId }) => documentId);
    const standing = await standingOf(strapi, ids);
    const removals = await removalsOf(strapi, ids);
    const forgotten = await forgottenAmong(strapi, rows);
    return rows.flatMap((row) => {
      const consultation = paths.get(row.consultation);
      if (consultation === undefined || row.number === null || row.publishedAt === null) return [];
      return [
        publicComment({
          ...row,
          id: row.documentId,
          number: row.number,
          publishedAt: row.publishedAt,
          consultation,
          standing: standing.get(row.documentId) ?? null,
          removal: removals.get(row.documentId) ?? null,
          forgotten: forgotten.get(row.documentId) ?? null,
        }),
      ];
    });
  };

  return {
    some: async (ids: readonly string[]): Promise<PublicComment[]> =>
      shown(await comments().findMany({ where: { ...NUMBERED, documentId: { $in: ids } } })),

    after: async (last: number, limit: number) => {
      const where = { ...NUMBERED, id: { $gt: last } };
      const rows = await comments().findMany({ where, orderBy: { id: 'asc' }, limit });
      return { rows: await shown(rows), last: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
    },

    idsUnder: async (consultations: readonly string[]): Promise<string[]> => {
      const where = { ...NUMBERED, consultation: { $in: consultations } };
      return (await comments().findMany({ where, select: ['documentId'] })).map(({ documentId }) => documentId);
    },

    figures: async (): Promise<PublicModeration | null> => toldFigures(strapi),
  };
};

/**
 * `<project>/<consultation>` of those that are public. What is embargoed travels with its instant, and its comments with
 * it: the pages wait for the instant by themselves, and nothing tells the comments again then.
 */
async function pathsOf(strapi: Core.Strapi, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tableOf<PublishedConsultation>(strapi, CONSULTATION).findMany({
    where: { documentId: { $in: ids }, publishedAt: { $notNull: true } },
    select: ['documentId', 'slug'],
    populate: { project: { select: ['slug', 'publishedAt'] }, procedure: { select: ['code'] } },
  });
  return new Map(
    rows.flatMap(({ documentId, slug, project, procedure }) =>
      project?.publishedAt && procedure ? [[documentId, `${project.slug}/${slug}`] as const] : [],
    ),
  );
}

async function standingOf(strapi: Core.Strapi, ids: readonly string[]): Promise<ReadonlyMap<string, RevisionRow>> {
  const rows = await tableOf<RevisionRow>(strapi, REVISION).findMany({ where: { standing: { $in: ids } } });
  return new Map(rows.map((row) => [row.comment, row]));
}

/** The last removal of each. */
async function removalsOf(strapi: Core.Strapi, ids: readonly string[]): Promise<ReadonlyMap<string, DecisionRow>> {
  const rows = await decisionsOf(strapi, ids, 'remove');
  return new Map(rows.map((row) => [row.comment, row]));
}

/** Of those whose words went by time alone, when their author had taken them back. */
async function forgottenAmong(
  strapi: Core.Strapi,
  rows: readonly CommentRow[],
): Promise<ReadonlyMap<string, { readonly withdrawnAt: string | null }>> {
  const erased = rows.filter(({ authorState }) => authorState === 'erased').map(({ documentId }) => documentId);
  if (erased.length === 0) return new Map();
  const forgotten = await decisionsOf(strapi, erased, 'forget');
  const withdrawals = new Map((await decisionsOf(strapi, erased, 'withdraw')).map(({ comment, at }) => [comment, at]));
  return new Map(forgotten.map(({ comment }) => [comment, { withdrawnAt: withdrawals.get(comment) ?? null }]));
}

/** The oldest first. */
async function decisionsOf(strapi: Core.Strapi, ids: readonly string[], action: string): Promise<DecisionRow[]> {
  const where = { comment: { $in: [...ids] }, action };
  return tableOf<DecisionRow>(strapi, DECISION).findMany({ where, orderBy: { id: 'asc' } });
}

import type { Core } from '@strapi/strapi';
import { currentText } from '../../core/moderation/comment.ts';
import { factsOf } from '../comments/comment-store.ts';
import { COMMENT, type CommentRow, REVISION, type RevisionRow } from '../comments/tables.ts';
import { tableOf } from '../tables.ts';

/** In the order of the comments. */
export async function currentTexts(
  strapi: Core.Strapi,
  comments: readonly CommentRow[],
): Promise<readonly RevisionRow[]> {
  const revisions = await tableOf<RevisionRow>(strapi, REVISION).findMany({
    where: { comment: { $in: comments.map(({ documentId }) => documentId) } },
    orderBy: { number: 'asc' },
  });
  const texts = Map.groupBy(revisions, ({ comment }) => comment);
  return comments.flatMap((row) => {
    const own = texts.get(row.documentId) ?? [];
    const current = currentText(factsOf(row, own));
    return own.filter(({ number }) => number === current?.number);
  });
}

/** A row shows what opens behind it: of a comment that is not public, the text that it is about now. */
export async function asTheyOpen(strapi: Core.Strapi, rows: readonly RevisionRow[]): Promise<readonly RevisionRow[]> {
  const where = { documentId: { $in: rows.map(({ comment }) => comment) }, standing: { $null: true } };
  const hidden = await tableOf<CommentRow>(strapi, COMMENT).findMany({ where });
  const texts = new Map((await currentTexts(strapi, hidden)).map((text) => [text.comment, text]));
  return rows.map((row) => texts.get(row.comment) ?? row);
}

import type { Core } from '@strapi/strapi';
import type { Transaction } from '../../contract/taking-part.ts';
import type { CommentKit } from '../comments/kit.ts';
import { COMMENT, FLAG, type FlagRow, REVISION } from '../comments/tables.ts';
import { tellReporters } from './reporters.ts';
import { nameOfTable, tableOf } from '../tables.ts';

export interface Closing {
  readonly comment: string;
  /** Ids of those that somebody has seen: what came since stays open. */
  readonly flags: readonly string[];
  readonly state: 'upheld' | 'rejected';
  readonly by: string | null;
  readonly answer: string;
}

/** Decides reports of a comment, and tells those who asked for it. */
export async function closeFlags(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  { comment, flags, state, by, answer }: Closing,
): Promise<void> {
  const open = { comment, state: 'open', documentId: { $in: [...flags] } };
  const seen = await tableOf<FlagRow>(strapi, FLAG).findMany({ where: open, orderBy: { id: 'asc' } });
  const data = { state, decidedAt: kit.at(), decidedBy: by, answer };
  const closed: FlagRow[] = [];
  // Of two who close one at the same instant the second changes nothing, and tells nobody.
  for (const flag of seen) {
    const { count } = await tableOf(strapi, FLAG).updateMany({ where: { id: flag.id, state: 'open' }, data });
    if (count > 0) closed.push(flag);
  }
  if (closed.length > 0) await tellReporters(strapi, kit, trx, comment, closed, state, answer);
}

/**
 * Condition on revisions: the text that is public of each comment with a report that nobody has decided, or the last one
 * where none is public any more, so that a report that came while it was taken down is not forgotten.
 */
export function reported(strapi: Core.Strapi): Readonly<Record<string, unknown>> {
  const open = () => strapi.db.getConnection(nameOfTable(strapi, FLAG)).where({ state: 'open' }).select('comment');
  const [revisions, comments] = [nameOfTable(strapi, REVISION), nameOfTable(strapi, COMMENT)] as const;
  const lastOfGone = strapi.db
    .getConnection(revisions)
    .join(comments, (on) =>
      on.on(`${comments}.document_id`, `${revisions}.comment`).andOn(`${comments}.latest`, `${revisions}.number`),
    )
    .whereNull(`${comments}.standing`)
    .whereIn(`${comments}.document_id`, open())
    .select(`${revisions}.id`);
  return { $or: [{ standing: { $in: open() } }, { id: { $in: lastOfGone } }] };
}

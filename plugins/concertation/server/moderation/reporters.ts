import type { Core } from '@strapi/strapi';
import type { Transaction } from '../../contract/taking-part.ts';
import { letterKind, reportDecisionLetter } from '../../core/comments/letters.ts';
import type { CommentKit } from '../comments/kit.ts';
import { publicPathOf } from '../comments/letters.ts';
import { COMMENT, type CommentRow, type FlagRow } from '../comments/tables.ts';
import { tableOf } from '../tables.ts';

/** Those who confirmed their address; of a removal the team's facts are the author's to read. */
export async function tellReporters(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  comment: string,
  flags: readonly FlagRow[],
  state: 'upheld' | 'rejected',
  answer: string,
): Promise<void> {
  const row = await tableOf<CommentRow>(strapi, COMMENT).findOne({ where: { documentId: comment } });
  const page = kit.absolute((row === null ? null : await publicPathOf(strapi, kit, row)) ?? '/');
  const gone = row?.authorState === 'withdrawn' ? 'withdrawn' : 'removed';
  const outcome = state === 'upheld' ? gone : 'kept';
  for (const { reference, email, confirmedAt } of flags) {
    if (email === null || confirmedAt === null) continue;
    const body = reportDecisionLetter(reference, outcome, answer, page);
    await kit.post.enqueue(trx, { kind: letterKind('report-decision', reference), to: email, confirmed: true, body });
  }
}

import type { Core } from '@strapi/strapi';
import { commentAnchor } from '../../contract/comments.ts';
import type { Transaction } from '../../contract/taking-part.ts';
import { decisionLetter, letterKind, officialReplyLetter } from '../../core/comments/letters.ts';
import type { Said } from '../../core/comments/said.ts';
import { appealLastDay } from '../../core/moderation/due.ts';
import type { CommentKit } from './kit.ts';
import { COMMENT, type CommentRow, type DecisionRow } from './tables.ts';
import { tableOf } from '../tables.ts';

const APPEALABLE: ReadonlySet<string> = new Set(['refused', 'removed', 'published-redacted']);

/** Where the address is of a comment on the pages of its consultation: fifty to a page, by slot. */
export async function publicPathOf(strapi: Core.Strapi, kit: CommentKit, row: CommentRow): Promise<string | null> {
  if (row.number === null) return null;
  const consultation = await kit.around.publicById(row.consultation);
  if (consultation === null) return null;
  const top = row.parent === null ? row : await parentOf(strapi, row.parent);
  const page = Math.floor(((top?.slot ?? 1) - 1) / COMMENTS_A_PAGE) + 1;
  const root = `/projets/${consultation.project.slug}/${consultation.slug}/`;
  // The first page stands on the page of the consultation.
  return `${root}${page === 1 ? '' : `commentaires/${page}/`}#${commentAnchor(row.number)}`;
}

/** The same while the text can be read there: a number stays where a text was taken away. */
export async function readablePathOf(strapi: Core.Strapi, kit: CommentKit, row: CommentRow): Promise<string | null> {
  return row.standing === null || row.authorState !== 'active' ? null : publicPathOf(strapi, kit, row);
}

/** Threads on one page of a consultation's comments. */
const COMMENTS_A_PAGE = 50;

async function parentOf(strapi: Core.Strapi, documentId: string): Promise<CommentRow | null> {
  return tableOf<CommentRow>(strapi, COMMENT).findOne({ where: { documentId } });
}

export function mayBeAppealed(to: string): boolean {
  return APPEALABLE.has(to);
}

interface Told {
  readonly row: CommentRow;
  readonly version: number;
  /** Null where there is nothing to tell. */
  readonly said: Said | null;
  readonly to: string;
  /** Title of the charter's article. */
  readonly article: string | null;
  readonly facts: string | null;
  /** It gives what an appeal asked for. */
  readonly granted: boolean;
  readonly at: string;
}

/** In the transaction of the decision: one letter at most, or why there is none. */
export async function tellAuthor(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  { row, version, said, to, article, facts, granted, at }: Told,
): Promise<DecisionRow['notice']> {
  if (said === null || row.service !== null) return 'none';
  if (row.email === null) return 'no-address';
  if (row.confirmedAt === null) return 'unconfirmed';
  const where = await whereOf(kit, row);
  const fresh = await tableOf<CommentRow>(strapi, COMMENT).findOne({ where: { documentId: row.documentId } });
  const path = fresh === null ? null : await readablePathOf(strapi, kit, fresh);
  const body = decisionLetter(where, { article, facts, granted }, said, {
    own: kit.ownLink(row.documentId),
    appeal: mayBeAppealed(to)
      ? { url: kit.appealLink(row.documentId, version), lastDay: appealLastDay(Date.parse(at)) }
      : null,
    page: path === null ? null : kit.absolute(path),
  });
  const kind = letterKind('decision', row.reference);
  return (await kit.post.enqueue(trx, { kind, to: row.email, confirmed: true, body })) ? 'letter' : 'capped';
}

async function whereOf(kit: CommentKit, { reference, consultation: id }: CommentRow) {
  const { project, consultation } = await kit.around.named(id);
  return { reference, project: project.title, consultation: consultation.title };
}

/** In the transaction of the reply: to the author of what it answers, once a reply, or why not. */
export async function tellAnswered(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  answered: CommentRow,
  reply: { readonly documentId: string; readonly service: string },
): Promise<DecisionRow['notice']> {
  if (answered.service !== null) return 'none';
  if (answered.email === null) return 'no-address';
  if (answered.confirmedAt === null) return 'unconfirmed';
  const fresh = await tableOf<CommentRow>(strapi, COMMENT).findOne({ where: { documentId: reply.documentId } });
  const path = fresh === null ? null : await readablePathOf(strapi, kit, fresh);
  const body = officialReplyLetter(await whereOf(kit, answered), reply.service, {
    own: kit.ownLink(answered.documentId),
    page: path === null ? null : kit.absolute(path),
  });
  // By the reference of what is answered: its erasure takes the letter along.
  const kind = letterKind('reply', answered.reference);
  return (await kit.post.enqueue(trx, { kind, to: answered.email, confirmed: true, body })) ? 'letter' : 'capped';
}

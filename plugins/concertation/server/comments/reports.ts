import type { Core } from '@strapi/strapi';
import type { ReportFields } from '../../contract/comments.ts';
import type { FormAnswer, Transaction } from '../../contract/taking-part.ts';
import { checkReport } from '../../core/comments/check.ts';
import { cleanLine, cleanText } from '../../core/typed-text.ts';
import { letterKind, reportReceiptLetter } from '../../core/comments/letters.ts';
import { refused } from '../../core/refusal.ts';
import { normaliseAddress } from '../../core/taking-part/address.ts';
import { newReference } from '../../core/taking-part/reference.ts';
import { openLink, signLink } from '../../core/taking-part/signed-link.ts';
import { alertOfReport } from './alerts.ts';
import { type CommentKit, commentKitOf, REPORT_SUBJECT } from './kit.ts';
import { publicPathOf } from './letters.ts';
import { COMMENT, type CommentRow, FLAG } from './tables.ts';
import { tableOf } from '../tables.ts';

/** Stands for whoever decided, where a field was filled in that no person sees. */
export const TRAP = 'Piège à robots';
const CONFIRMABLE_FOR = 180 * 24 * 3_600_000;

/** Reports of a comment: somebody reads each of them; none takes anything down by itself. */
export const commentReports = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  const check = async (comment: string, fields: ReportFields): Promise<Readonly<Record<string, string>>> => {
    await publicComment(strapi, kit(), comment);
    return checkReport(fields);
  };

  return {
    check,
    receive: async (trx: Transaction, comment: string, fields: ReportFields) =>
      receiveReport(strapi, kit(), trx, comment, fields),
    confirm: async (token: string) => confirmReport(strapi, kit(), token),
  };
};

export type CommentReports = ReturnType<typeof commentReports>;

/** Only what is public can be reported: unknown and pending answer alike. */
async function publicComment(strapi: Core.Strapi, kit: CommentKit, documentId: string): Promise<CommentRow> {
  const where = { documentId, standing: { $notNull: true }, authorState: 'active' };
  const row = await tableOf<CommentRow>(strapi, COMMENT).findOne({ where });
  if (row === null || (await kit.around.publicById(row.consultation)) === null)
    throw refused(404, 'unknown', 'Ce commentaire n’est pas public, ou ne l’est plus.');
  return row;
}

/** In the transaction of the form. */
export async function receiveReport(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  comment: string,
  fields: ReportFields,
): Promise<FormAnswer> {
  const row = await publicComment(strapi, kit, comment);
  const reference = newReference('SIG');
  const email = normaliseAddress(fields.email ?? '') || null;
  const at = kit.at();
  // What no person fills in is kept for who looks, for its time, and asks nobody for anything.
  const decided = fields.website ? { state: 'rejected', decidedAt: at, decidedBy: TRAP } : { state: 'open' };
  if (decided.state === 'open') await alertOfReport(strapi, kit, trx, row, fields.reason);
  const stored = await tableOf<{ documentId: string }>(strapi, FLAG).create({
    data: {
      reference,
      comment,
      reason: fields.reason,
      explanation: cleanText(fields.explanation),
      name: cleanLine(fields.name ?? '') || null,
      email,
      receivedAt: at,
      ...decided,
    },
  });
  if (email !== null && !fields.website) {
    const page = kit.absolute((await publicPathOf(strapi, kit, row)) ?? '/');
    const confirm = kit.absolute(`/participer/signalement-confirme/${tokenOf(kit, stored.documentId)}/`);
    const notMe = kit.notMeLink(REPORT_SUBJECT + stored.documentId);
    const body = reportReceiptLetter(reference, page, confirm, notMe);
    await kit.post.enqueue(trx, {
      kind: letterKind('report-receipt', reference),
      to: email,
      confirmed: false,
      body,
    });
  }
  kit.log('comment-reported', { comment, reference });
  return {
    reference,
    state: 'open',
    message: 'Votre signalement est enregistré. Une personne de l’équipe va regarder.',
  };
}

function tokenOf(kit: CommentKit, report: string): string {
  return signLink('comment', REPORT_SUBJECT + report, kit.key, kit.clock.now() + CONFIRMABLE_FOR);
}

/** The address behind a report is whose link it was sent to. May be repeated. */
async function confirmReport(
  strapi: Core.Strapi,
  kit: CommentKit,
  token: string,
): Promise<{ readonly reference: string; readonly state: string }> {
  const link = openLink('comment', token, [kit.key]);
  if (link === null || !link.subject.startsWith(REPORT_SUBJECT))
    throw refused(404, 'unreadable', 'Ce lien est incomplet.');
  if (link.endsAt === null || kit.passed(link.endsAt)) throw refused(410, 'expired', 'Ce lien a expiré.');
  const documentId = link.subject.slice(REPORT_SUBJECT.length);
  const known = { documentId, email: { $notNull: true } };
  await tableOf(strapi, FLAG).updateMany({
    where: { ...known, confirmedAt: { $null: true } },
    data: { confirmedAt: kit.at() },
  });
  const row = await tableOf<{ reference: string; state: string }>(strapi, FLAG).findOne({ where: known });
  if (row === null) throw refused(410, 'erased', 'Ce signalement a été effacé.');
  return { reference: row.reference, state: row.state };
}

import type { Core } from '@strapi/strapi';
import type { OwnComment, OwnCommentAct } from '../../contract/comments.ts';
import type { Transaction } from '../../contract/taking-part.ts';
import { checkCorrection, MOST_REVISIONS } from '../../core/comments/check.ts';
import { cleanLine, cleanText } from '../../core/typed-text.ts';
import { act } from '../../core/moderation/comment.ts';
import { entryState, refusalSentence } from '../../core/moderation/transitions.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { openLink } from '../../core/taking-part/signed-link.ts';
import { publicDiffers } from '../moderation/decisions.ts';
import { alertTeam } from './alerts.ts';
import { type LoadedComment, loadComment, meanwhile, moveComment, recordDecision } from './comment-store.ts';
import { AUTHOR, closeOpenAppeals, eraseComment, ITS_AUTHOR } from './erasure.ts';
import { type CommentKit, commentKitOf, linked } from './kit.ts';
import { lastName, viewOf } from './own-view.ts';
import { againstCorrection } from './place.ts';
import { screened } from './screening.ts';
import { holdSettings } from './settings-lock.ts';
import { COMMENT } from './tables.ts';
import { isChangedMeanwhile } from '../services/refusals.ts';
import { tableOf } from '../tables.ts';

export const GONE = 'Cette contribution a été effacée, ou ce lien a expiré.';

/** Without who it was: no author is told the name of one of the team. */
const MEANWHILE =
  'Entre-temps, quelque chose a changé pour ce commentaire\u00a0: voyez ci-dessous où il en est. Votre demande n’est pas enregistrée\u00a0; vous pouvez la refaire.';

/** The pages of an author, behind signed links: GET shows, POST acts. */
export const ownComments = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  const opened = async (token: string): Promise<LoadedComment & { readonly mailed: boolean }> => {
    const link = openLink('comment', token, [kit().key]);
    if (link === null) throw refused(404, 'unreadable', 'Ce lien est incomplet.');
    if (link.endsAt === null || link.endsAt <= kit().clock.now()) throw refused(410, 'expired', GONE);
    const { comment, mailed } = linked(link.subject);
    const where = { documentId: comment, authorState: { $ne: 'erased' } };
    if ((await tableOf(strapi, COMMENT).count({ where })) === 0) throw refused(410, 'erased', GONE);
    return { ...(await loadComment(strapi, comment)), mailed };
  };

  const see = async (token: string): Promise<OwnComment> => {
    const { mailed, ...loaded } = await opened(token);
    return viewOf(strapi, kit(), loaded, mailed);
  };

  const actOn = async (token: string, asked: OwnCommentAct): Promise<OwnComment | { readonly state: 'erased' }> => {
    const { row, mailed } = await opened(token);
    const { documentId } = row;
    if (asked.act === 'confirm' && !mailed)
      throw refused(409, 'not-mailed', 'Ouvrez le lien du courriel pour confirmer votre adresse.');
    const acting = strapi.db.transaction(async ({ trx }) => {
      if (asked.act === 'correct') await holdSettings(strapi, trx, row.consultation);
      if (mailed) await confirmAddress(strapi, kit(), documentId);
      if (asked.act === 'erase') await eraseComment(strapi, kit(), await loadComment(strapi, documentId), ITS_AUTHOR);
      if (asked.act === 'withdraw') await withdraw(strapi, kit(), trx, documentId, asked.version);
      if (asked.act === 'correct') await correct(strapi, kit(), trx, documentId, asked);
    });
    await acting.catch(tellAuthorMeanwhile);
    return asked.act === 'erase' ? { state: 'erased' } : see(token);
  };

  const exported = async (token: string): Promise<object> => {
    const loaded = await opened(token);
    const { charterVersion } = loaded.row;
    const own = await viewOf(strapi, kit(), loaded, loaded.mailed);
    return { exportedAt: kit().at(), charterVersion, ...own, may: undefined };
  };

  return { see, act: actOn, exported };
};

export type OwnComments = ReturnType<typeof ownComments>;

async function withdraw(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  documentId: string,
  version: number,
): Promise<void> {
  await byAuthor(strapi, kit, trx, documentId, { action: 'withdraw', version });
  await closeOpenAppeals(strapi, kit, documentId, AUTHOR);
}

async function correct(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  documentId: string,
  { authorName, body, version }: Extract<OwnCommentAct, { readonly act: 'correct' }>,
): Promise<void> {
  const loaded = await loadComment(strapi, documentId);
  const corrected = { authorName: authorName ?? lastName(loaded), body };
  const faults = checkCorrection(corrected);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const text = { authorName: cleanLine(corrected.authorName), body: cleanText(body) };
  await byAuthor(strapi, kit, trx, documentId, { action: 'edit', version, ...text });
}

interface ByAuthor {
  readonly action: 'withdraw' | 'edit';
  readonly version: number;
  readonly authorName?: string;
  readonly body?: string;
}

/** The same way as every decision: the one function, the version, the row. */
async function byAuthor(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  documentId: string,
  { action, version, authorName = '', body = '' }: ByAuthor,
): Promise<void> {
  const loaded = await loadComment(strapi, documentId);
  const { row, facts } = loaded;
  if (row.version !== version) throw await meanwhile(strapi, documentId);
  if (action === 'edit' && facts.revisions.length >= MOST_REVISIONS)
    throw refused(409, 'corrected-too-often', 'Ce texte a été corrigé trop de fois. Écrivez-nous pour la suite.');
  const consultation = await kit.around.one(row.consultation);
  if (consultation === null) throw refused(410, 'erased', GONE);
  const { policy, id } = consultation;
  const findings = action === 'edit' ? await screened(strapi, { ...ALONE, body, authorName, consultation: id }) : [];
  const entry = entryState(policy.mode, findings, true);
  const acted = act(facts, { action, role: 'author', by: null, mode: policy.mode, entry });
  if (!acted.ok) throw refused(409, acted.code, refusalSentence(acted.code));
  const against = action === 'edit' ? await againstCorrection(kit, loaded) : null;
  if (against !== null) throw refused(409, against.reason, against.message);
  const at = kit.at();
  const added = action === 'edit' ? { added: { authorName, body, findings } } : {};
  const moved = await moveComment(strapi, trx, loaded, { after: acted.after, policy, at, ...added });
  await recordDecision(strapi, {
    comment: documentId,
    revision: acted.revision,
    version: moved,
    action,
    role: 'author',
    by: null,
    byId: null,
    at,
    from: acted.from,
    to: acted.to,
    article: null,
    facts: null,
    notice: 'none',
  });
  await alertTeam(strapi, kit, trx, row, { number: acted.revision, isPublic: false, findings });
  if (row.number !== null && publicDiffers(facts, acted.after, false))
    await kit.tellPublic('comment-withdrawn', [documentId]);
  kit.log(action === 'edit' ? 'comment-corrected' : 'comment-withdrawn', { comment: documentId, version: moved });
}

/** Of a correction, which no robot sends. */
const ALONE = { typedForMs: null, recentFromNetwork: 1, sameText: 1 } as const;

/** Whoever acts behind the link that went to an address has it. */
/** To an author, who is told of no colleague by name. */
export function tellAuthorMeanwhile(error: unknown): never {
  throw isChangedMeanwhile(error) ? refused(409, 'changed-meanwhile', MEANWHILE) : error;
}

export async function confirmAddress(strapi: Core.Strapi, kit: CommentKit, documentId: string): Promise<void> {
  const where = { documentId, confirmedAt: { $null: true }, email: { $notNull: true } };
  await tableOf(strapi, COMMENT).updateMany({ where, data: { confirmedAt: kit.at() } });
}

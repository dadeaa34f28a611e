import type { Core } from '@strapi/strapi';
import type { CommentAnswer, CommentFields } from '../../contract/comments.ts';
import type { Sender, Transaction } from '../../contract/taking-part.ts';
import { checkComment } from '../../core/comments/check.ts';
import { cleanLine, cleanText } from '../../core/typed-text.ts';
import { letterKind, receiptLetter } from '../../core/comments/letters.ts';
import { whatHappensNext } from '../../core/comments/sentences.ts';
import { firstCommentLetter } from '../../core/comments/staff-letters.ts';
import { entryState } from '../../core/moderation/transitions.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { normaliseAddress } from '../../core/taking-part/address.ts';
import { newReference } from '../../core/taking-part/reference.ts';
import { addressesOfTeam } from '../moderation/team.ts';
import { once } from '../moderation/once.ts';
import { tellHouse } from '../post.ts';
import { alertTeam } from './alerts.ts';
import { createComment, recordDecision, type StoredComment } from './comment-store.ts';
import { COMMENT_SUBJECT, type CommentKit, commentKitOf } from './kit.ts';
import { contextOf, mustBeOpen, placeOf, threadOf } from './place.ts';
import { type Content, lookAt } from './looking.ts';
import { holdSettings } from './settings-lock.ts';
import type { PublicConsultationView } from './surroundings.ts';

/** Where comments come in: judged by the one question « may somebody comment here now », screened, stored once. */
export const commentIntake = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  const check = async (fields: CommentFields): Promise<Readonly<Record<string, string>>> => {
    const faults = checkComment(fields);
    const place = await placeOf(kit(), fields);
    if ('faults' in place) return { ...faults, ...place.faults };
    mustBeOpen(place.consultation, await threadOf(strapi, place.consultation, fields.parent), kit());
    const charter = await kit().around.charterVersion();
    if (charter !== null && fields.charterVersion !== charter)
      throw refused(409, 'changed-meanwhile', 'La charte a changé entre-temps. Relisez-la avant d’envoyer.');
    return faults;
  };

  return {
    check,
    receive: async (trx: Transaction, fields: CommentFields, sender: Sender) =>
      receiveComment(strapi, kit(), trx, fields, sender),
    context: async (project: string, consultation?: string, parent?: string) =>
      contextOf(strapi, kit(), { project, consultation, parent }),
  };
};

export type CommentIntake = ReturnType<typeof commentIntake>;

/** In the transaction of the form; asks again what may have changed since it was checked. */
export async function receiveComment(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  fields: CommentFields,
  sender: Sender,
): Promise<CommentAnswer> {
  const before = await foundPlace(kit, fields);
  const isOld = await holdSettings(strapi, trx, before.id);
  const consultation = isOld ? await foundPlace(kit, fields) : before;
  const thread = await threadOf(strapi, consultation, fields.parent);
  mustBeOpen(consultation, thread, kit);
  const content = contentOf(fields);
  const findings = await lookAt(strapi, kit, fields, content, consultation, sender);
  const entry = entryState(consultation.policy.mode, findings, false);
  const stored = await createComment(strapi, trx, {
    reference: newReference('COM'),
    consultation: consultation.id,
    parent: fields.parent || null,
    service: null,
    ...content,
    network: sender.network,
    sameness: kit.samenessOf(content.body),
    charterVersion: cleanLine(fields.charterVersion),
    findings,
    entry,
    policy: consultation.policy,
    at: kit.at(),
  });
  await tellOf(strapi, kit, trx, stored, consultation);
  const { documentId, reference, standing } = stored;
  const text = { documentId, reference, consultation: consultation.id };
  await alertTeam(strapi, kit, trx, text, { number: 1, isPublic: standing !== null, findings });
  kit.log('comment-received', { comment: documentId, state: entry });
  return answerTo(kit, stored, consultation);
}

async function foundPlace(kit: CommentKit, fields: CommentFields): Promise<PublicConsultationView> {
  const place = await placeOf(kit, fields);
  if ('faults' in place) throw invalid(place.faults);
  return place.consultation;
}

function contentOf({ authorName, email = '', body }: CommentFields): Content {
  return { authorName: cleanLine(authorName), email: normaliseAddress(email) || null, body: cleanText(body) };
}

/** The first decision, the receipt, the lead's first mail, and the page: all in the transaction of the form. */
async function tellOf(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  stored: StoredComment,
  consultation: PublicConsultationView,
): Promise<void> {
  const { documentId, reference, email, state } = stored;
  const where = { reference, project: consultation.project.title, consultation: consultation.title };
  const granted =
    email !== null &&
    (await kit.post.enqueue(trx, {
      kind: letterKind('receipt', reference),
      to: email,
      confirmed: false,
      body: receiptLetter(where, whatHappensNext(consultation.policy), {
        own: kit.ownLink(documentId),
        notMe: kit.notMeLink(COMMENT_SUBJECT + documentId),
      }),
    }));
  await recordDecision(strapi, {
    comment: documentId,
    revision: 1,
    version: stored.version,
    action: 'submit',
    role: 'author',
    by: null,
    byId: null,
    at: stored.receivedAt,
    from: null,
    to: state,
    article: null,
    facts: null,
    notice: email === null ? 'no-address' : granted ? 'letter' : 'capped',
  });
  if (stored.standing !== null) await kit.tellPublic('comment-published', [documentId]);
  if (state !== 'spam-held') await tellLead(strapi, kit, trx, consultation);
}

async function tellLead(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  { id, title, project }: PublicConsultationView,
): Promise<void> {
  if (!(await once(strapi, trx, `first-comment ${id}`, kit.at()))) return;
  const staff = await kit.around.one(id);
  if (staff === null) return;
  const body = firstCommentLetter(project.title, title, kit.desk);
  for (const { email } of await addressesOfTeam(strapi, staff.ownership))
    await tellHouse(kit.post, trx, { kind: 'comment-first', to: email, body });
}

function answerTo(
  kit: CommentKit,
  { documentId, reference, email, state }: StoredComment,
  { policy }: PublicConsultationView,
): CommentAnswer {
  const told =
    email === null ? '' : ' Un message part vers votre adresse\u00a0: ouvrez-le pour être prévenu·e de la suite.';
  const message =
    state === 'published'
      ? `Votre commentaire est en ligne.${told}`
      : `Votre commentaire est enregistré. ${policy.mode === 'post-moderation' ? 'Quelqu’un de l’équipe le lit avant qu’il paraisse.' : whatHappensNext(policy)}${told}`;
  // What held it is the team's to know.
  return {
    reference,
    state: state === 'published' ? 'published' : 'pending',
    message,
    own: kit.ownToken(documentId),
  };
}

import type { Core } from '@strapi/strapi';
import type { TypedIn } from '../../contract/message-desk.ts';
import { isKind, kindOf, looksLikeStreetDefect, type MessageFields, STREET } from '../../contract/messages.ts';
import type { FormAnswer, Transaction } from '../../contract/taking-part.ts';
import { checkMessage, checkTypedIn } from '../../core/messages/check.ts';
import { letterKind, receiptLetter } from '../../core/messages/letters.ts';
import { cleanLine, cleanText } from '../../core/typed-text.ts';
import { midnightAfter } from '../../core/paris-time.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { normaliseAddress } from '../../core/taking-part/address.ts';
import { newReference } from '../../core/taking-part/reference.ts';
import { dueDay, parisDay } from '../../core/working-days.ts';
import { isCrowded, passOn } from './handing-on.ts';
import { MESSAGE_SUBJECT, type MessageKit, messageKitOf } from './kit.ts';
import { createMessage, type DoneAct, type MessageRow, messagesIn } from './message-rows.ts';
import type { MessageProject } from './surroundings.ts';

const HOUR = 3_600_000;
export const ROBOT = 'Aggloforum';

const STORED =
  'Votre message est enregistré. Un accusé de réception part vers votre adresse\u00a0: confirmez-la pour recevoir la réponse.';
const PASSED_ON =
  'Votre message est enregistré et transmis à l’autorité qui tient le registre. Un accusé de réception part vers votre adresse.';

type Content = Pick<
  MessageRow,
  'kind' | 'channel' | 'name' | 'email' | 'subject' | 'body' | 'publishable' | 'receivedAt'
>;

/** Where messages come in: by the form, or typed in by the team. Stored with their receipt, or not at all. */
export const messageIntake = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: MessageKit | undefined;
  const kit = (): MessageKit => (made ??= messageKitOf(strapi));

  const projectNamed = async (slug: string | undefined): Promise<MessageProject | null> =>
    slug === undefined || slug === '' ? null : kit().around.publicProject(slug);

  /** French sentences by field. Whoever had better be pointed elsewhere first, and asks for it, is told to look again. */
  const check = async (fields: MessageFields): Promise<Readonly<Record<string, string>>> => {
    const project = await projectNamed(fields.project);
    const faults = {
      ...checkMessage({ ...fields, kind: fields.pointing === undefined ? fields.kind : kindOf(fields.kind) }),
      ...(fields.project && project === null ? { project: 'Ce projet n’est pas ou plus sur le site.' } : {}),
    };
    if (
      Object.keys(faults).length === 0 &&
      fields.pointing === 'ask' &&
      (await pointedElsewhere(kit(), fields, project))
    )
      throw refused(409, 'look-again', 'Relisez avant d’envoyer\u00a0: il y a peut-être un meilleur endroit.');
    return faults;
  };

  /** In the transaction of the form. */
  const receive = async (trx: Transaction, fields: MessageFields): Promise<FormAnswer> => {
    const kind = kindOf(fields.kind);
    const content: Content = {
      kind: isKind(kind) ? kind : 'other',
      channel: 'site',
      name: cleanLine(fields.name ?? '') || null,
      email: normaliseAddress(fields.email),
      subject: cleanLine(fields.subject),
      body: cleanText(fields.body),
      publishable: fields.publishable === 'oui',
      receivedAt: kit().at(),
    };
    const project = await projectNamed(fields.project);
    const first: DoneAct = { act: 'received', at: kit().at(), by: ROBOT };
    const { reference, state } = await store(strapi, kit(), trx, content, project, first);
    const message = state === 'passed-on' ? PASSED_ON : STORED;
    return { reference, state: 'received', message };
  };

  /** Paper, telephone, meeting: the clock runs from the day on which it reached us. */
  const typeIn = async (typed: TypedIn, by: string): Promise<string> => {
    const faults = checkTypedIn(typed, parisDay(kit().clock.now()));
    if (Object.keys(faults).length > 0) throw invalid(faults);
    const noon = midnightAfter(typed.receivedOn, 0) + 12 * HOUR;
    const content: Content = {
      kind: isKind(typed.kind) ? typed.kind : 'other',
      channel: typed.channel as MessageRow['channel'],
      name: cleanLine(typed.name) || null,
      email: normaliseAddress(typed.email) || null,
      subject: cleanLine(typed.subject),
      body: cleanText(typed.body),
      publishable: typed.publishable,
      receivedAt: new Date(Math.min(noon, kit().clock.now())).toISOString(),
    };
    const project = typed.project === '' ? null : await kit().around.projectOf(typed.project);
    const first: DoneAct = { act: 'typed-in', at: kit().at(), by };
    const stored = await strapi.db.transaction(async ({ trx }) => store(strapi, kit(), trx, content, project, first));
    return stored.documentId;
  };

  return { check, receive, typeIn };
};

export type MessageIntake = ReturnType<typeof messageIntake>;

/** Where a message would be in better hands: a legal register, the city's reporting app. */
async function pointedElsewhere(
  { around }: MessageKit,
  { kind, subject, body }: MessageFields,
  project: MessageProject | null,
): Promise<boolean> {
  if (project !== null && (await around.registerOf(project)) !== null) return true;
  if ((await around.reportingApp()) === null) return false;
  return kind === STREET || looksLikeStreetDefect(`${subject} ${body}`);
}

async function store(
  strapi: Core.Strapi,
  kit: MessageKit,
  trx: Transaction,
  content: Content,
  project: MessageProject | null,
  first: DoneAct,
): Promise<MessageRow> {
  const { workingDays } = await kit.around.serviceOf(project?.department ?? null);
  const register = project === null ? null : await kit.around.registerOf(project);
  const documentId = await createMessage(
    strapi,
    {
      ...content,
      reference: newReference('MSG'),
      state: 'waiting',
      confirmedAt: null,
      project: project?.id ?? null,
      department: project?.department ?? null,
      assignee: null,
      workingDays,
      dueOn: dueDay(Date.parse(content.receivedAt), workingDays),
      settledAt: null,
      register: register?.consultation ?? null,
      toGather: false,
      publicQuestion: null,
      publicAnswer: null,
      publicService: null,
      publishedAt: null,
    },
    first,
  );
  const stored = await fresh(strapi, documentId);
  if (register !== null && register.email !== null) {
    const gather = content.channel === 'site' && (await isCrowded(strapi, kit, register));
    await passOn(strapi, kit, trx, stored, register, { by: ROBOT, gather });
  }
  const message = await fresh(strapi, documentId);
  await sendReceipt(kit, trx, message);
  kit.log('message-received', { message: documentId, channel: content.channel });
  return message;
}

async function fresh(strapi: Core.Strapi, documentId: string): Promise<MessageRow> {
  const row = await messagesIn(strapi).findOne({ where: { documentId } });
  if (row === null) throw new Error(`concertation: message ${documentId} is gone`);
  return row;
}

async function sendReceipt(kit: MessageKit, trx: Transaction, message: MessageRow): Promise<void> {
  if (message.email === null) return;
  const links = { own: kit.ownLink(message), notMe: kit.notMeLink(MESSAGE_SUBJECT + message.documentId) };
  await kit.post.enqueue(trx, {
    kind: letterKind('receipt', message.reference),
    to: message.email,
    confirmed: false,
    body: receiptLetter(await kit.receiptOf(message), links),
  });
}

import type { Core } from '@strapi/strapi';
import type { OwnContent, OwnMessage, OwnMessageAct } from '../../contract/messages.ts';
import { receiptFacts, silenceOf } from '../../core/messages/receipt.ts';
import { ACTS, KINDS } from '../../core/messages/words.ts';
import { refused } from '../../core/refusal.ts';
import { openLink } from '../../core/taking-part/signed-link.ts';
import { isReached, mailEnding } from './answers.ts';
import { eraseMessage } from './erasure.ts';
import { MESSAGE_SUBJECT, type MessageKit, messageKitOf } from './kit.ts';
import { ROBOT } from './intake.ts';
import { type ActRow, actOn, historyOf, type MessageRow, messagesIn } from './message-rows.ts';
import { recordQuestions } from './publishing.ts';

/** Told to whoever wrote; the rest of the history is the team's. */
const TOLD = new Set(['received', 'typed-in', 'confirmed', 'forwarded', 'answered', 'passed-on', 'closed', 'reopened']);
const PUBLIC_ACTS = new Set(['published', 'unpublished', 'withheld']);
const GONE = 'Ce message n’existe plus, ou son lien a expiré.';

/** What somebody may see and do by the link that went to their address. */
export const ownMessages = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: MessageKit | undefined;
  const kit = (): MessageKit => (made ??= messageKitOf(strapi));

  const opened = async (token: string): Promise<MessageRow> => {
    const link = openLink('message', token, [kit().key]);
    if (link === null) throw refused(404, 'unreadable', 'Ce lien est incomplet.');
    const message = await messagesIn(strapi).findOne({ where: { documentId: link.subject } });
    const ended = link.endsAt !== null && link.endsAt <= kit().clock.now();
    if (ended || message === null || message.state === 'erased') throw refused(410, 'gone', GONE);
    // Somebody said that this address is theirs and the message was not.
    if (message.email === null) throw refused(410, 'gone', GONE);
    return message;
  };

  const see = async (token: string): Promise<OwnMessage> => {
    const message = await opened(token);
    const receipt = await kit().receiptOf(message);
    return {
      reference: message.reference,
      confirmed: message.confirmedAt !== null,
      facts: receiptFacts(receipt),
      silence: silenceOf(receipt),
      content: message.confirmedAt === null ? null : await contentOf(strapi, kit(), message),
    };
  };

  /** Confirming brings what was answered meanwhile. May be repeated. */
  const confirm = async (message: MessageRow): Promise<void> => {
    if (message.confirmedAt !== null) return;
    const at = kit().at();
    await strapi.db.transaction(async ({ trx }) => {
      await actOn(strapi, message, { act: 'confirmed', at, by: ROBOT }, { confirmedAt: at }, true);
      const history = await historyOf(strapi, message.documentId);
      for (const { act, text } of history) {
        if (act !== 'answered' && act !== 'closed') continue;
        if (text) await mailEnding(kit(), trx, { ...message, confirmedAt: at }, act, text);
        break;
      }
    });
    kit().log('message-confirmed', { message: message.documentId });
  };

  /** What was made public with the person's leave goes when the leave does. */
  const withhold = async (message: MessageRow): Promise<void> => {
    const done = { act: 'withheld' as const, at: kit().at(), by: ROBOT };
    await strapi.db.transaction(async () => {
      await actOn(strapi, message, done, { publishable: false, publishedAt: null }, true);
      if (message.publishedAt !== null) await recordQuestions(strapi, message.project);
    });
  };

  /** Whatever the team did to it meanwhile. */
  const erase = async (token: string, seen: MessageRow): Promise<void> => {
    for (let message = seen; !(await eraseMessage(strapi, kit(), message, 'person'));) message = await opened(token);
  };

  const act = async (token: string, wanted: OwnMessageAct): Promise<{ readonly state: string }> => {
    const message = await opened(token);
    if (wanted === 'confirm') {
      await confirm(message);
      return { state: 'confirmed' };
    }
    if (!isReached(message)) throw refused(409, 'not-confirmed', 'Confirmez d’abord votre adresse.');
    if (wanted === 'withhold') await withhold(message);
    else await erase(token, message);
    return { state: wanted === 'erase' ? 'erased' : 'withheld' };
  };

  return { see, act };
};

export type OwnMessages = ReturnType<typeof ownMessages>;

/** « Ce n'est pas moi » in a receipt: the address and the name go; the words stay for the team, with nobody's name. */
export async function forgetInMessages(strapi: Core.Strapi, subject: string): Promise<string | null> {
  if (!subject.startsWith(MESSAGE_SUBJECT)) return null;
  const kit = messageKitOf(strapi);
  const where = { documentId: subject.slice(MESSAGE_SUBJECT.length) };
  const message = await messagesIn(strapi).findOne({ where });
  if (message === null || message.email === null || message.confirmedAt !== null) return null;
  const done = { act: 'disowned' as const, at: kit.at(), by: ROBOT };
  await actOn(strapi, message, done, { name: null, email: null, publishable: false }, true);
  return message.email;
}

async function contentOf(strapi: Core.Strapi, kit: MessageKit, message: MessageRow): Promise<OwnContent> {
  const history = (await historyOf(strapi, message.documentId)).toReversed();
  return {
    name: message.name,
    email: message.email,
    kind: KINDS[message.kind],
    subject: message.subject ?? '',
    body: message.body ?? '',
    project: await kit.around.publicTitleOf(message.project),
    publishable: message.publishable === true,
    published:
      message.publishedAt === null
        ? null
        : { question: message.publicQuestion ?? '', answer: message.publicAnswer || null },
    history: history.filter(({ act }) => TOLD.has(act) || PUBLIC_ACTS.has(act)).map(toldOf),
  };
}

function toldOf({ act, at, to, text }: ActRow) {
  const words = act === 'forwarded' && to !== null ? `${ACTS[act]}\u00a0: ${to}` : ACTS[act];
  return { at, words, text: act === 'answered' || act === 'closed' ? text : null };
}

import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { unsubscriptionEndpoint, unsubscriptionPage } from '../../contract/unsubscription.ts';
import { personalise } from '../../core/letter.ts';
import { type LinkKey, signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import type { LetterRow, MailingRow, StakeholderRow } from '../rows.ts';

export interface OutgoingMail {
  readonly to: string;
  readonly messageId: string;
  readonly message: Buffer;
}

export interface Sender {
  readonly name: string;
  readonly address: string;
  readonly publicUrl: string;
  readonly linkKey: LinkKey;
}

/** The same cause always gets the same id, so that two copies are seen as one. */
function messageIdOf(cause: string, publicUrl: string): string {
  const digest = createHash('sha256').update(cause).digest('hex').slice(0, 32);
  return `<${digest}@${new URL(publicUrl).hostname}>`;
}

/** The mail of one recipient of a mailing, with that person's own ways out. */
export async function mimeOfDelivery(
  mailing: MailingRow,
  stakeholder: StakeholderRow,
  sender: Sender,
): Promise<OutgoingMail> {
  const token = signLink('unsubscribe', stakeholder.documentId, sender.linkKey);
  const page = sender.publicUrl + unsubscriptionPage(token);
  const content = { ...mailing, html: personalise(mailing.html, page), text: personalise(mailing.text, page) };
  const to = { name: stakeholder.name ?? '', address: stakeholder.email };
  return compile(content, to, sender, `${mailing.key}|${stakeholder.documentId}`, {
    'List-Id': `<consultations.${new URL(sender.publicUrl).hostname}>`,
    'List-Unsubscribe': { prepared: true, value: `<${sender.publicUrl}${unsubscriptionEndpoint(token)}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
}

/** A letter goes to an address alone: nobody has confirmed yet that the name belongs to it. */
export async function mimeOfLetter(letter: LetterRow, sender: Sender): Promise<OutgoingMail> {
  return compile(letter, { name: '', address: letter.email }, sender, `letter|${letter.documentId}`, {});
}

type Content = Pick<MailingRow, 'subject' | 'html' | 'text' | 'replyTo'>;

/** The mail as it travels. Names go through `{ name, address }`: a string made of both loses or moves hostile ones. */
async function compile(
  { subject, html, text, replyTo }: Content,
  to: { readonly name: string; readonly address: string },
  sender: Sender,
  cause: string,
  headers: Readonly<Record<string, string | { readonly prepared: boolean; readonly value: string }>>,
): Promise<OutgoingMail> {
  const messageId = messageIdOf(cause, sender.publicUrl);
  const mail = new MailComposer({
    from: { name: sender.name, address: sender.address },
    to,
    ...(replyTo ? { replyTo: { name: '', address: replyTo } } : {}),
    subject,
    text,
    html,
    messageId,
    headers: { ...headers, 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { to: to.address, messageId, message: await mail.compile().build() };
}

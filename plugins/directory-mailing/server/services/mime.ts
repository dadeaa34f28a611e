import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { unsubscriptionEndpoint, unsubscriptionPage } from '../../contract/unsubscription.ts';
import { personalise } from '../../core/letter.ts';
import { type LinkKey, signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import type { MailingRow, StakeholderRow } from '../rows.ts';

export interface Sender {
  readonly name: string;
  readonly address: string;
  readonly publicUrl: string;
  readonly linkKey: LinkKey;
}

/** The same recipient of the same mailing always gets the same id, so that two copies are seen as one. */
export function messageIdOf(mailing: MailingRow, stakeholder: StakeholderRow, publicUrl: string): string {
  const digest = createHash('sha256').update(`${mailing.key}|${stakeholder.documentId}`).digest('hex').slice(0, 32);
  return `<${digest}@${new URL(publicUrl).hostname}>`;
}

/** The mail as it travels. Names go through `{ name, address }`: a string made of both loses or moves hostile ones. */
export async function mimeOf(mailing: MailingRow, stakeholder: StakeholderRow, sender: Sender): Promise<Buffer> {
  const token = signLink('unsubscribe', stakeholder.documentId, sender.linkKey);
  const page = sender.publicUrl + unsubscriptionPage(token);
  const mail = new MailComposer({
    from: { name: sender.name, address: sender.address },
    to: { name: stakeholder.name ?? '', address: stakeholder.email },
    ...(mailing.replyTo ? { replyTo: { name: '', address: mailing.replyTo } } : {}),
    subject: mailing.subject,
    text: personalise(mailing.text, page),
    html: personalise(mailing.html, page),
    messageId: messageIdOf(mailing, stakeholder, sender.publicUrl),
    headers: {
      'List-Id': `<consultations.${new URL(sender.publicUrl).hostname}>`,
      'List-Unsubscribe': { prepared: true, value: `<${sender.publicUrl}${unsubscriptionEndpoint(token)}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

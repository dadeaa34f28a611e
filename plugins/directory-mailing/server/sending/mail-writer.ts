import { isAddress, type LinkKey, signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import { unsubscriptionEndpoint, unsubscriptionPage } from '../../contract/unsubscription.ts';
import type { MailRef } from '../../core/bounces/mail-mark.ts';
import { messageId } from '../../core/bounces/message-id.ts';
import type { DkimSigner } from './dkim.ts';
import type { Claimed } from './ledger.ts';
import { type Addressee, type FrozenContent, MailTemplate } from './mail-template.ts';

export interface WriterSettings {
  readonly publicUrl: string;
  readonly linkKey: LinkKey;
  readonly signer: DkimSigner | null;
  /** Outside production: the one address that gets everything, and those that may get anything. */
  readonly override: string | null;
  readonly allow: readonly string[];
}

export interface OutgoingMail {
  readonly to: string;
  readonly message: Buffer;
}

const TEMPLATES_KEPT = 20;

/** From a claimed row to the bytes that travel. What is frozen is composed once per mailing. */
export class MailWriter {
  readonly #settings: WriterSettings;
  readonly #author: Addressee;
  readonly #frozen: (mailing: number) => Promise<FrozenContent>;
  readonly #templates = new Map<number, Promise<MailTemplate>>();

  constructor(settings: WriterSettings, author: Addressee, frozen: (mailing: number) => Promise<FrozenContent>) {
    this.#settings = settings;
    this.#author = author;
    this.#frozen = frozen;
  }

  async write(row: Claimed, at: number): Promise<OutgoingMail> {
    const { publicUrl, linkKey, override } = this.#settings;
    const template = row.queue === 'letter' ? this.#compose(row.letter, null) : await this.#templateOf(row.mailing);
    const token = row.queue === 'letter' ? null : signLink('unsubscribe', row.person, linkKey);
    const message = await template.write({
      // A letter goes to an address alone: nobody has confirmed yet that the name belongs to it.
      to: { name: row.name, address: override ?? row.email },
      messageId: messageIdOf(this.#settings)({ kind: row.queue, id: row.id }),
      leave:
        token === null
          ? null
          : { page: publicUrl + unsubscriptionPage(token), endpoint: publicUrl + unsubscriptionEndpoint(token) },
      insteadOf: override === null ? null : row.email,
      at,
    });
    return { to: override ?? row.email, message };
  }

  async #templateOf(mailing: number): Promise<MailTemplate> {
    const known = this.#templates.get(mailing);
    if (known) return known;
    const made = this.#frozen(mailing).then((content) => this.#compose(content, this.#listId()));
    this.#templates.set(mailing, made);
    const [oldest] = this.#templates.keys();
    if (this.#templates.size > TEMPLATES_KEPT && oldest !== undefined) this.#templates.delete(oldest);
    return made;
  }

  #compose(content: FrozenContent, listId: string | null): MailTemplate {
    return new MailTemplate(content, this.#author, listId, this.#settings.signer);
  }

  #listId(): string {
    return `<consultations.${hostOf(this.#settings.publicUrl)}>`;
  }
}

export type MessageIdOf = (ref: MailRef) => string;

export function messageIdOf({ publicUrl, linkKey }: Pick<WriterSettings, 'publicUrl' | 'linkKey'>): MessageIdOf {
  const host = hostOf(publicUrl);
  return (ref) => messageId(ref, host, linkKey.secret);
}

function hostOf(publicUrl: string): string {
  return new URL(publicUrl).hostname;
}

/** Why a mail to this address cannot be; null when it can. */
export function addressFault(
  email: string,
  { override, allow }: Pick<WriterSettings, 'override' | 'allow'>,
): 'bad-address' | 'not-allowed' | null {
  if (!isAddress(email)) return 'bad-address';
  if (override !== null || allow.length === 0) return null;
  const address = email.toLowerCase();
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return allow.some((entry) => entry === address || entry.replace(/^@/, '') === domain) ? null : 'not-allowed';
}

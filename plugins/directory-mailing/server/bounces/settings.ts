import type { Core } from '@strapi/strapi';
import { isAddress } from '@aggloforum/concertation/contract/taking-part.ts';
import { BOUNCE_RULE, type BounceRule } from '../../core/bounces/bounce-rule.ts';
import { type MailboxAddress, readMailboxUrl } from '../../core/bounces/mailbox-url.ts';

export interface BounceSettings {
  readonly address: string | null;
  readonly mailbox: MailboxAddress | null;
  readonly key: string | null;
  readonly rule: BounceRule;
}

const SHORTEST_KEY = 32;

/** Throws one French sentence for a value that cannot be used. */
export function bounceSettingsOf(strapi: Core.Strapi): BounceSettings {
  const plugin = strapi.plugin('directory-mailing');
  const read = (name: string) => plugin.config<string | null | undefined>(`bounces.${name}`) || null;
  const [address, mailboxUrl, key] = [read('address'), read('mailboxUrl'), read('key')];
  if (address !== null && (!isAddress(address) || address.indexOf('@') > 18 || address.includes('+')))
    throw new Error(
      `BOUNCE_ADDRESS vaut « ${address} » : écrivez une adresse dont le nom a 18 caractères au plus, sans +.`,
    );
  if (key !== null && key.length < SHORTEST_KEY)
    throw new Error(`BOUNCE_WEBHOOK_KEY est trop courte : ${SHORTEST_KEY} caractères au moins.`);
  return {
    address: address?.toLowerCase() ?? null,
    mailbox: mailboxUrl === null ? null : readMailboxUrl(mailboxUrl),
    key,
    rule: { ...BOUNCE_RULE, ...plugin.config<Partial<BounceRule> | undefined>('bounces.rule') },
  };
}

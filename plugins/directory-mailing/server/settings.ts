import type { Core } from '@strapi/strapi';
import { type Clock, createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { LinkKey } from '@aggloforum/concertation/contract/taking-part.ts';

export interface MailingSettings {
  readonly mode: 'demo' | 'production';
  readonly smtpUrl: string | null;
  readonly publicUrl: string;
  readonly linkKey: LinkKey;
  /** The time of the house, by which consultations open. Leases and retries go by the machine's. */
  readonly clock: Clock;
}

/** Throws when the configuration could only make links that anybody may forge. */
export function settingsOf(strapi: Core.Strapi): MailingSettings {
  const read = (key: string) => strapi.plugin('directory-mailing').config<string | null | undefined>(key);
  const secret = read('linkSecret');
  if (!secret) throw new Error('directory-mailing: linkSecret is missing');
  return {
    mode: read('mode') === 'demo' ? 'demo' : 'production',
    smtpUrl: read('smtpUrl') || null,
    publicUrl: (read('publicUrl') ?? '').replace(/\/$/, ''),
    linkKey: { id: 'k1', secret },
    clock: createClock(read('clock') ?? undefined),
  };
}

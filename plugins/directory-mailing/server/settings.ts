import type { Core } from '@strapi/strapi';
import { type Clock, createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { DoubtPolicy } from '../core/delivery-states.ts';
import type { DkimSettings } from './sending/dkim.ts';
import type { DatabaseAddress } from './sending/mail-database.ts';
import type { LinkKey } from '@aggloforum/concertation/contract/taking-part.ts';

/** How mails leave, as `.env.example` describes it. */
interface SendingSettings {
  readonly ratePerSecond: number | null;
  readonly connections: number;
  readonly dkim: DkimSettings | null;
  readonly doubtPolicy: DoubtPolicy;
  readonly override: string | null;
  readonly allow: readonly string[];
}

const PLAIN: SendingSettings = {
  ratePerSecond: null,
  connections: 10,
  dkim: null,
  doubtPolicy: 'quarantine',
  override: null,
  allow: [],
};

export interface MailingSettings {
  readonly mode: 'demo' | 'production';
  readonly smtpUrl: string | null;
  readonly publicUrl: string;
  readonly linkKey: LinkKey;
  readonly sending: SendingSettings;
  readonly dataDir: string;
  readonly database: DatabaseAddress;
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
    sending: {
      ...PLAIN,
      ...strapi.plugin('directory-mailing').config<Partial<SendingSettings> | undefined>('sending'),
    },
    dataDir: read('dataDir') ?? '',
    database: strapi.config.get<DatabaseAddress>('database.connection.connection'),
    clock: createClock(read('clock') ?? undefined),
  };
}

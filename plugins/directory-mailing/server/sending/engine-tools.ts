import type { LinkKey } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Knex } from 'knex';
import type { DoubtPolicy } from '../../core/delivery-states.ts';
import type { DkimSigner } from './dkim.ts';
import type { EnvelopeFrom } from './envelope.ts';
import type { Installation } from './installation.ts';

export interface EngineSettings {
  readonly smtpUrl: string;
  readonly publicUrl: string;
  readonly linkKey: LinkKey;
  readonly connections: number;
  readonly ratePerSecond: number | null;
  readonly doubtPolicy: DoubtPolicy;
  readonly signer: DkimSigner | null;
  readonly override: string | null;
  readonly allow: readonly string[];
}

export type Log = (level: 'info' | 'warn' | 'error', event: string, ids: Readonly<Record<string, unknown>>) => void;

export interface EngineTools {
  readonly db: Knex;
  readonly log: Log;
  readonly envelopeFrom: EnvelopeFrom;
  /** Epoch milliseconds: leases, waits and retries go by it. */
  readonly now: () => number;
  /** Which copy of the database this is; null where nobody asks. */
  readonly installation: Installation | null;
  /** Told of each step after which a process could be killed. */
  readonly onStep?: (step: 'claimed' | 'answered' | 'settled' | 'finished') => void;
}

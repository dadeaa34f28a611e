import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { SEAL_LASTS } from '../../core/bounces/webhook-seal.ts';
import { BOUNCE, BOUNCE_SEAL } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import { Lease } from '../sending/lease.ts';
import { settingsOf } from '../settings.ts';
import { BounceMailbox } from './mailbox.ts';
import { bounceSettingsOf } from './settings.ts';

const EVERY = 60_000;
/** Below the lease's own length. */
const HEARTBEAT = 10_000;
const FAREWELL = 5_000;
/** As long as the rule and the person who asks may look back. */
const KEPT = 400 * 86_400_000;

/** What the server says of itself when it refuses, such as `AUTHENTICATIONFAILED`. */
interface ImapRefusal {
  readonly serverResponseCode: string;
}

export interface BounceWatch {
  stop(): Promise<void>;
}

/** One process of all reads the mailbox, every minute; none when no mailbox is named. */
export function startBounceWatch(strapi: Core.Strapi): BounceWatch {
  const stopped = new AbortController();
  const { mailbox } = bounceSettingsOf(strapi);
  const lease = new Lease(strapi.db.connection, Date.now, 'bounces');
  const reader = mailbox && new BounceMailbox(strapi, mailbox);

  const work = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        if ((await lease.hold()) !== null) {
          if (reader !== null) await roundUnder(lease, async (signal) => reader.round(signal), stopped.signal);
          await forget(strapi);
        }
      } catch (error) {
        const { code, serverResponseCode, name = 'unknown' } = error as Partial<NodeJS.ErrnoException & ImapRefusal>;
        const err = code ?? serverResponseCode ?? name;
        logEvent(strapi, 'error', 'bounce-round-failed', { err });
      }
      await pause(EVERY, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
    await lease.release();
  };

  const working = work();
  return {
    stop: async () => {
      stopped.abort();
      await Promise.race([working, pause(FAREWELL, undefined, { ref: false })]);
    },
  };
}

/** A round ends when the lease is lost; what it did till then is done once all the same. */
async function roundUnder(lease: Lease, round: (signal: AbortSignal) => Promise<unknown>, stopped: AbortSignal) {
  const lost = new AbortController();
  const renew = async (): Promise<void> => {
    if ((await lease.hold().catch(() => null)) === null) lost.abort();
  };
  const heartbeat = setInterval(() => void renew(), HEARTBEAT);
  try {
    await round(AbortSignal.any([stopped, lost.signal]));
  } finally {
    clearInterval(heartbeat);
  }
}

/** Seals go when nobody could use them again; what came back is kept as long as it may count. */
export async function forget(strapi: Core.Strapi): Promise<void> {
  const before = (instant: number) => ({ at: { $lt: new Date(instant).toISOString() } });
  await strapi.db.query(BOUNCE_SEAL).deleteMany({ where: before(Date.now() - 3 * SEAL_LASTS) });
  await strapi.db.query(BOUNCE).deleteMany({ where: before(settingsOf(strapi).clock.now() - KEPT) });
}

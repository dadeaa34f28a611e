import type { Core } from '@strapi/strapi';
import { createClock } from '../../contract/clock.ts';
import type { EntryStatus } from '../../contract/status.ts';
import { arrivalOf } from '../../core/arrival.ts';
import { ENTRY, PUBLISHED, serviceOf, tableOf } from '../tables.ts';
import type { Consumers } from './consumers.ts';
import type { Outbox, OutboxRow } from './outbox.ts';

/** Drafts are recorded too: so many of them may stand before the last change that the public could see. */
const LOOKED_AT = 100;

/** « En ligne depuis … », of one entry. */
export const entryStatus = ({ strapi }: { strapi: Core.Strapi }) => {
  const clock = createClock(strapi.plugin('publisher').config<string | undefined>('clock'));

  /** Null when its rows have been pruned: it has long been everywhere. */
  const lastPosition = async (uid: string, documentId: string): Promise<number | null> => {
    await serviceOf<Outbox>(strapi, 'outbox').relay();
    const rows = await tableOf<OutboxRow>(strapi, ENTRY).findMany({
      where: { uid, subject: documentId, position: { $notNull: true } },
      orderBy: { position: 'desc' },
      limit: LOOKED_AT,
    });
    return rows.find(({ touches }) => touches === null || touches.length > 0)?.position ?? null;
  };

  const of = async (uid: string, documentId: string): Promise<EntryStatus> => {
    const consumers = serviceOf<Consumers>(strapi, 'consumers');
    const isPublic = (await tableOf(strapi, uid).findOne({ where: { documentId, ...PUBLISHED } })) !== null;
    const position = await lastPosition(uid, documentId);
    const now = new Date(clock.now()).toISOString();
    if (position === null) return { state: isPublic ? 'online' : 'offline', since: null, now, failure: null };
    const arrivals = await consumers.arrivalsFrom(position);
    const { everywhere, since, failure } = arrivalOf(position, await consumers.list(), arrivals, clock.now());
    if (!everywhere) return { state: 'going', since: null, now, failure };
    return { state: isPublic ? 'online' : 'offline', since: isPublic ? since : null, now, failure };
  };

  return { of };
};

export type EntryStatuses = ReturnType<typeof entryStatus>;

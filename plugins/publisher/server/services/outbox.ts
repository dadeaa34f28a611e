import type { Core } from '@strapi/strapi';
import { createClock } from '../../contract/clock.ts';
import { isPostgres } from '../../contract/locks.ts';
import { ENTRY, type PublicRef, serviceOf, tableOf } from '../tables.ts';
import type { Retention } from './retention.ts';
import { Waiting } from '../waiting.ts';

export interface OutboxChange {
  readonly kind: string;
  readonly uid: string;
  readonly documentId?: string | undefined;
  /** The public entries whose public state may differ from before; none when there is none. */
  readonly touches: readonly PublicRef[];
  /** What people call the entry. */
  readonly title?: string | undefined;
}

export interface FeedEntry {
  readonly position: number;
  readonly kind: string;
  readonly uid: string;
}

export interface OutboxRow extends FeedEntry {
  readonly id: number;
  /** Made by chance: another row of the same position has another one. */
  readonly documentId: string;
  readonly subject: string | null;
  readonly title: string | null;
  /** By the clock of the house; null in rows from before this was written. */
  readonly at: string | null;
  readonly createdAt: string;
  /** Null in rows from before this was written. */
  readonly touches: readonly PublicRef[] | null;
}

const TABLE = 'publisher_outbox';
/** Any number will do, as long as nobody else locks with it. */
const RELAY_LOCK = 7_205_114;

/** The outbox: written in the transaction of the change, numbered by one relay, read in order. */
export const outbox = ({ strapi }: { strapi: Core.Strapi }) => {
  const clock = createClock(strapi.plugin('publisher').config<string | undefined>('clock'));
  const waiting = new Waiting();
  const table = () => tableOf<OutboxRow>(strapi, ENTRY);

  /** Joins the transaction in progress; without one the row stands alone. Who waits hears of it after the commit. */
  const record = async ({ kind, uid, documentId, touches, title }: OutboxChange): Promise<void> => {
    await strapi.db.transaction(async ({ onCommit }) => {
      const at = new Date(clock.now()).toISOString();
      await table().create({ data: { kind, uid, subject: documentId ?? null, touches, title: title ?? null, at } });
      onCommit(waiting.wake);
    });
  };

  /** Numbers what has been committed since the last time. Numbers follow the order of visibility, not of insertion. */
  const relay = async (): Promise<void> => {
    if ((await table().count({ where: { position: { $null: true } } })) === 0) return;
    await strapi.db.transaction(async ({ trx }) => {
      if (isPostgres(strapi)) await trx.raw('select pg_advisory_xact_lock(?)', [RELAY_LOCK]);
      await trx.raw(
        `update ${TABLE} set position = numbered.position from (
           select id, row_number() over (order by id)
             + coalesce((select max(position) from ${TABLE}), 0) as position
           from ${TABLE} where position is null
         ) as numbered where ${TABLE}.id = numbered.id`,
      );
    });
    await serviceOf<Retention>(strapi, 'retention').pruneNowAndThen(await lastPosition());
  };

  const lastPosition = async (): Promise<number> => {
    const [last] = await table().findMany({
      where: { position: { $notNull: true } },
      select: ['position'],
      orderBy: { position: 'desc' },
      limit: 1,
    });
    return last?.position ?? 0;
  };

  /**
   * A word for what is public now: another one after every commit that changed any of it, the same on every instance.
   * Positions only grow, and between two of them rows without one only come. Of use to readers: within a transaction
   * that records changes itself, what it names may never come to be.
   */
  const stamp = async (): Promise<string> => {
    const unnumbered = await table().count({ where: { position: { $null: true } } });
    return `${await lastPosition()} ${unnumbered}`;
  };

  /** Empty where there is no row: before the first one, or when it is too old to be kept. */
  const markOf = async (position: number): Promise<string> =>
    (await table().findOne({ where: { position } }))?.documentId ?? '';

  const after = async (position: number, limit: number): Promise<OutboxRow[]> =>
    table().findMany({ where: { position: { $gt: position } }, orderBy: { position: 'asc' }, limit });

  /** Until there is something after `position`, or none of what this database knows, or `seconds` have gone. */
  const waitBeyond = async (position: number, seconds: number): Promise<void> => {
    const deadline = performance.now() + seconds * 1000;
    for (;;) {
      await relay();
      if ((await lastPosition()) !== position || performance.now() >= deadline) return;
      await waiting.once(deadline - performance.now());
    }
  };

  /** Entries after `position`; waits up to `seconds` for the first one. */
  const feed = async (position: number, seconds: number, limit = 500): Promise<FeedEntry[]> => {
    await waitBeyond(position, seconds);
    return (await after(position, limit)).map((row) => ({ position: row.position, kind: row.kind, uid: row.uid }));
  };

  return { record, relay, lastPosition, stamp, markOf, after, waitBeyond, feed };
};

export type Outbox = ReturnType<typeof outbox>;

import type { Core } from '@strapi/strapi';

export interface OutboxChange {
  readonly kind: string;
  readonly uid: string;
  readonly documentId?: string | undefined;
}

export interface FeedEntry {
  readonly position: number;
  readonly kind: string;
  readonly uid: string;
}

const ENTRY = 'plugin::publisher.outbox-entry';
/** Any number will do, as long as nobody else locks with it. */
const RELAY_LOCK = 7_205_114;
const LOOK_AGAIN_MS = 400;

/** The outbox: written in the transaction of the change, numbered by one relay, read in order. */
export const outbox = ({ strapi }: { strapi: Core.Strapi }) => {
  const waiting = new Set<() => void>();

  /** Joins the transaction in progress; without one the row stands alone. */
  const record = async (change: OutboxChange): Promise<void> => {
    await strapi.db
      .query(ENTRY)
      .create({ data: { kind: change.kind, uid: change.uid, subject: change.documentId ?? null } });
  };

  /** Numbers what has been committed since the last time. Numbers follow the order of visibility, not of insertion. */
  const relay = async (): Promise<void> => {
    const unnumbered = await strapi.db.query(ENTRY).count({ where: { position: { $null: true } } });
    if (unnumbered === 0) return;
    await strapi.db.transaction(async ({ trx }) => {
      if (strapi.db.dialect.client === 'postgres') await trx.raw('select pg_advisory_xact_lock(?)', [RELAY_LOCK]);
      let position = await lastPosition();
      const rows = await strapi.db
        .query(ENTRY)
        .findMany({ where: { position: { $null: true } }, orderBy: { id: 'asc' } });
      for (const row of rows) {
        position += 1;
        await strapi.db.query(ENTRY).update({ where: { id: row.id }, data: { position } });
      }
    });
  };

  const lastPosition = async (): Promise<number> => {
    const [last] = await strapi.db
      .query(ENTRY)
      .findMany({ where: { position: { $notNull: true } }, orderBy: { position: 'desc' }, limit: 1 });
    return last?.position ?? 0;
  };

  const after = async (position: number, limit: number): Promise<FeedEntry[]> => {
    await relay();
    const rows = await strapi.db
      .query(ENTRY)
      .findMany({ where: { position: { $gt: position } }, orderBy: { position: 'asc' }, limit });
    return rows.map((row) => ({ position: row.position, kind: row.kind, uid: row.uid }));
  };

  /** Entries after `position`; waits up to `seconds` for the first one. */
  const feed = async (position: number, seconds: number, limit = 500): Promise<FeedEntry[]> => {
    const deadline = performance.now() + seconds * 1000;
    for (;;) {
      const entries = await after(position, limit);
      if (entries.length > 0 || performance.now() >= deadline) return entries;
      await wakeUp();
    }
  };

  /** Another instance may have written: so the wait is bounded, and a word from this one shortens it. */
  const wakeUp = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, LOOK_AGAIN_MS);
      waiting.add(done);
    });
  };

  /** Tells those who wait that something has been committed. */
  const announce = (): void => {
    for (const wake of waiting) wake();
  };

  return { record, relay, lastPosition, feed, announce };
};

export type Outbox = ReturnType<typeof outbox>;

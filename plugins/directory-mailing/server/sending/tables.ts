import type { Knex } from 'knex';

export type Trx = Knex.Transaction;
export type Queue = 'letter' | 'delivery';

export interface Due {
  readonly queue: Queue;
  readonly id: number;
}

/** The sender speaks SQL of its own: it runs without Strapi. The names are those of `content-types/`. */
export const DELIVERIES = 'mailing_deliveries';
export const LETTERS = 'mailing_letters';
export const MAILINGS = 'mailing_mailings';
export const STAKEHOLDERS = 'mailing_stakeholders';
export const LEASES = 'mailing_sender_leases';

/**
 * A delivery that was begun and is not settled: the condition of its index (`delivery-indexes.ts`), word for word, or an
 * engine does not use it. One that was never begun is found by its mailing.
 */
export const OPEN_AGAIN = "epoch > 0 and state in ('queued', 'attempting')";
export const NEVER_BEGUN = 'coalesce(epoch, 0) = 0';

export const tableOf = (queue: Queue) => (queue === 'letter' ? LETTERS : DELIVERIES);

/** Knex calls it by the driver's name. */
export function isPostgres(db: Knex): boolean {
  return /^(pg|postgres)/.test(String(db.client.config.client));
}

export const isoOf = (ms: number) => new Date(ms).toISOString();

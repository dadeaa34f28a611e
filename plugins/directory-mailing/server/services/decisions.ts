import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { reopen, WORK_AGAIN } from '../sending/leftovers.ts';
import { DELIVERIES, isoOf, isPostgres, MAILINGS, type Trx } from '../sending/tables.ts';
import { logEvent } from '../log.ts';

export type DoubtDecision = 'resend' | 'leave';

/** In doubt, and nobody has said « laisser »: what was sent again may fall into doubt again. */
export const UNDECIDED = { state: 'in-doubt', $or: [{ decision: { $null: true } }, { decision: { $ne: 'leave' } }] };

const AT_ONCE = 500;

/** What people decide about rows that the sender will not touch by itself. `by` stands on the row, never in a log. */
export class Decisions {
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  /**
   * `resend` queues again what may have left already, but nothing of a cancelled mailing; `leave` says that it stays as
   * it is. Answers how many rows.
   */
  async resolveDoubt(deliveries: readonly number[], decision: DoubtDecision, by: string): Promise<number> {
    const count = await this.#inTransaction(async (trx) => {
      const decided = { decision, decided_by: by, decided_at: isoOf(Date.now()) };
      const again = { state: 'queued', not_before: null, settled_at: null };
      let changed = 0;
      for (let from = 0; from < deliveries.length; from += AT_ONCE) {
        const ids = deliveries.slice(from, from + AT_ONCE);
        const rows = () => trx(DELIVERIES).whereIn('id', ids);
        const doubtful = rows().where({ state: 'in-doubt' });
        if (decision === 'leave') changed += await doubtful.update(decided);
        else {
          const open = await mailingsToSend(trx, rows().select('mailing_id'));
          changed += await doubtful.whereIn('mailing_id', open).update({ ...decided, ...again });
          await reopen(trx, ids);
        }
      }
      return changed;
    });
    logEvent(this.#strapi, 'info', 'doubts-resolved', { count, decision });
    return count;
  }

  /** Tries all that failed once more, from the first attempt on. Answers how many rows. */
  async retryFailed(mailing: number, by: string): Promise<number> {
    const count = await this.#inTransaction(async (trx) => {
      const decided = { decision: 'retry', decided_by: by, decided_at: isoOf(Date.now()) };
      const changed = await trx(DELIVERIES)
        .where({ state: 'failed' })
        .whereIn('mailing_id', await mailingsToSend(trx, [mailing]))
        .update({ ...decided, state: 'queued', attempts: 0, not_before: null, settled_at: null });
      if (changed > 0) await trx(MAILINGS).where({ id: mailing, state: 'finished' }).update(WORK_AGAIN);
      return changed;
    });
    logEvent(this.#strapi, 'info', 'failures-retried', { mailing, count });
    return count;
  }

  async #inTransaction<T>(act: (trx: Trx) => Promise<T>): Promise<T> {
    return this.#strapi.db.connection.transaction(act);
  }
}

/** Those that were not cancelled; whoever cancels one comes before this or after what it is asked for. */
async function mailingsToSend(trx: Trx, mailings: readonly number[] | Knex.QueryBuilder): Promise<number[]> {
  const rows: { id: number }[] = await trx(MAILINGS)
    .whereIn('id', mailings as never)
    .whereNot({ state: 'cancelled' })
    .orderBy('id')
    .select('id')
    .modify((query) => void (isPostgres(trx) && query.forUpdate()));
  return rows.map(({ id }) => id);
}

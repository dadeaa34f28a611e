import type { Knex } from 'knex';
import { DELIVERIES, isoOf, MAILINGS, OPEN_AGAIN } from './tables.ts';

/** What comes back to a mailing that was cancelled meanwhile goes no more; what may have left already stays in doubt. */
export async function skipCancelled(db: Knex, now: number, among?: readonly number[]): Promise<void> {
  if (among?.length === 0) return;
  const cancelled = db(MAILINGS).where({ state: 'cancelled' }).whereNotNull('frozen_at').select('id');
  const byDoubt = (lost: string, kept: string) =>
    db.raw(`case when coalesce(doubts, 0) > 0 then ${lost} else ${kept} end`);
  await db(DELIVERIES)
    .whereRaw(OPEN_AGAIN)
    .where({ state: 'queued' })
    .whereIn('mailing_id', cancelled)
    .modify((query) => void (among && query.whereIn('id', among)))
    .update({
      state: byDoubt("'in-doubt'", "'skipped'"),
      skip_reason: byDoubt('null', "'cancelled'"),
      settled_at: isoOf(now),
    });
}

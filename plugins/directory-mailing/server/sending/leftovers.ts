import type { Knex } from 'knex';
import { type DoubtPolicy, MOST_RESENDS } from '../../core/delivery-states.ts';
import type { Due } from './ledger.ts';
import { DELIVERIES, isoOf, LETTERS, MAILINGS, NEVER_BEGUN, OPEN_AGAIN, tableOf } from './tables.ts';

/** What an earlier holder was attempting when it ended: nobody knows whether the mail left. Answers how many. */
export async function judgeAbandoned(db: Knex, epoch: number, policy: DoubtPolicy, now: number): Promise<number> {
  const doubts = db.raw('coalesce(doubts, 0) + 1');
  let count = 0;
  for (const table of [DELIVERIES, LETTERS]) {
    const abandoned = () => attempting(db, table).where('epoch', '<', epoch);
    if (policy === 'resend')
      count += await abandoned()
        .whereRaw('coalesce(doubts, 0) < ?', [MOST_RESENDS])
        .update({ state: 'queued', doubts, not_before: null });
    count += await abandoned().update({ state: 'in-doubt', doubts, settled_at: isoOf(now) });
  }
  return count;
}

/** A mailing of which nothing is left. Answers which were closed, and whether another still has rows that never began. */
export async function closeFinished(db: Knex): Promise<{ readonly closed: number[]; readonly hasNew: boolean }> {
  const open = (condition: string) =>
    db(DELIVERIES)
      .whereRaw(condition)
      .whereIn('state', ['queued', 'attempting'])
      .whereRaw('?? = ??', [`${DELIVERIES}.mailing_id`, `${MAILINGS}.id`])
      .select(db.raw('1'));
  const settled = () => db(MAILINGS).where({ state: 'queued' }).whereNotExists(open(OPEN_AGAIN));
  const rows: { id: number }[] = await settled().select('id');
  const closed: number[] = [];
  for (const { id } of rows) {
    const finished = settled().where({ id }).whereNotExists(open(NEVER_BEGUN));
    if ((await finished.update({ state: 'finished' })) > 0) closed.push(id);
  }
  return { closed, hasNew: closed.length < rows.length };
}

/** Rows of an epoch of ours whose claim was committed although we were told that it was not: nothing of them left. */
export async function releaseUnsent(db: Knex, epoch: number, inFlight: readonly Due[]): Promise<void> {
  for (const [table, queue] of [
    [DELIVERIES, 'delivery'],
    [LETTERS, 'letter'],
  ] as const) {
    const ids = inFlight.filter((due) => due.queue === queue).map(({ id }) => id);
    await attempting(db, table).where({ epoch }).whereNotIn('id', ids).update({ state: 'queued' });
  }
}

/** Taken back from a relay that refused everybody. */
export async function queueAgain(db: Knex, rows: readonly Due[], notBefore: number): Promise<void> {
  for (const { queue, id } of rows)
    await db(tableOf(queue))
      .where({ id, state: 'failed' })
      .update({ state: 'queued', not_before: isoOf(notBefore), settled_at: null });
}

function attempting(db: Knex, table: string) {
  const rows = db(table).where({ state: 'attempting' });
  return table === DELIVERIES ? rows.whereRaw(OPEN_AGAIN) : rows;
}

import type { Knex } from 'knex';
import { type DoubtPolicy, MOST_RESENDS } from '../../core/delivery-states.ts';
import {
  type Due,
  DELIVERIES,
  isoOf,
  isPostgres,
  LETTERS,
  MAILINGS,
  NEVER_BEGUN,
  OPEN_AGAIN,
  type Trx,
} from './tables.ts';

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

/** Mailings of which nothing is left become `closed`; `unread` are those that have rows which never began. */
export async function closeFinished(db: Knex): Promise<{ readonly closed: number[]; readonly unread: number[] }> {
  const rows: { id: number }[] = await nothingBegun(db).select('id');
  const closed: number[] = [];
  for (const { id } of rows) if (await closeIfFinished(db, id)) closed.push(id);
  return { closed, unread: rows.map(({ id }) => id).filter((id) => !closed.includes(id)) };
}

/** Held first: whoever puts rows back into it comes before the second statement, which sees them, or finds it closed. */
async function closeIfFinished(db: Knex, id: number): Promise<boolean> {
  return db.transaction(async (trx) => {
    if (isPostgres(db)) await trx(MAILINGS).where({ id }).select('id').forUpdate();
    const finished = nothingBegun(trx).where({ id }).whereNotExists(openOnes(trx, NEVER_BEGUN));
    return (await finished.update({ state: 'finished' })) > 0;
  });
}

const nothingBegun = (db: Knex | Trx) =>
  db(MAILINGS).where({ state: 'queued' }).whereNotExists(openOnes(db, OPEN_AGAIN));

function openOnes(db: Knex | Trx, condition: string) {
  return db(DELIVERIES)
    .whereRaw(condition)
    .whereIn('state', ['queued', 'attempting'])
    .whereRaw('?? = ??', [`${DELIVERIES}.mailing_id`, `${MAILINGS}.id`])
    .select(db.raw('1'));
}

/** A finished mailing has work again, and will have reached others than was told. */
export const WORK_AGAIN = { state: 'queued', accepted: null };

export async function reopen(trx: Trx, deliveries: readonly number[]): Promise<void> {
  const back = trx(DELIVERIES).whereIn('id', deliveries).where({ state: 'queued' }).select('mailing_id');
  await trx(MAILINGS).where({ state: 'finished' }).whereIn('id', back).update(WORK_AGAIN);
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

function attempting(db: Knex, table: string) {
  const rows = db(table).where({ state: 'attempting' });
  return table === DELIVERIES ? rows.whereRaw(OPEN_AGAIN) : rows;
}

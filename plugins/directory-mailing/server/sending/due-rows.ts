import type { Knex } from 'knex';
import { type DoubtPolicy, MOST_RESENDS } from '../../core/delivery-states.ts';
import type { Due } from './ledger.ts';
import type { FrozenContent } from './mail-template.ts';
import { DELIVERIES, isoOf, LETTERS, MAILINGS, tableOf } from './tables.ts';

/** Read ahead, so that a claim finds its rows by their key. */
const AHEAD = 500;

/** What waits, in order: letters, for somebody waits for them; then mailings, the most urgent first. */
export class DueRows {
  readonly #db: Knex;
  #ahead: number[] = [];
  /** How far each priority has been read. */
  readonly #last = new Map<number, number>();

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Up to `count` of them; a claim may find that some are no longer due. */
  async take(count: number, now: number): Promise<Due[]> {
    const letters: { id: number }[] = await this.#due(LETTERS, now).orderBy('id').limit(count).select('id');
    const due: Due[] = letters.map(({ id }) => ({ queue: 'letter', id }));
    if (due.length < count && this.#ahead.length === 0) await this.#readAhead(now);
    for (const id of this.#ahead.splice(0, count - due.length)) due.push({ queue: 'delivery', id });
    return due;
  }

  /** From the front again: what was to wait may be due by now. */
  async #readAhead(now: number): Promise<void> {
    const open: { priority: number }[] = await this.#db(MAILINGS)
      .where({ state: 'queued' })
      .distinct(this.#db.raw('coalesce(priority, 0) as priority'))
      .orderBy('priority');
    for (const { priority } of open) {
      for (const after of new Set([this.#last.get(priority) ?? 0, 0])) {
        this.#ahead = await this.#dueOf(priority, after, now);
        this.#last.set(priority, this.#ahead.at(-1) ?? 0);
        if (this.#ahead.length > 0) return;
      }
    }
  }

  async #dueOf(priority: number, after: number, now: number): Promise<number[]> {
    const rows: { id: number }[] = await this.#due(`${DELIVERIES} as d`, now)
      .join(`${MAILINGS} as m`, 'm.id', 'd.mailing_id')
      .where({ 'm.state': 'queued' })
      .whereRaw('coalesce(m.priority, 0) = ?', [priority])
      .where('d.id', '>', after)
      .orderBy('d.id')
      .limit(AHEAD)
      .select('d.id');
    return rows.map(({ id }) => id);
  }

  #due(table: string, now: number) {
    const name = table.endsWith(' as d') ? 'd.' : '';
    return this.#db(table)
      .where(`${name}state`, 'queued')
      .where((either) => {
        void either.whereNull(`${name}not_before`).orWhere(`${name}not_before`, '<=', isoOf(now));
      });
  }

  /** Whether anything is for a sender to do: to send, to put in doubt, or to close. */
  async hasWork(): Promise<boolean> {
    const open = ['queued', 'attempting'];
    if (await this.#db(LETTERS).whereIn('state', open).first('id')) return true;
    if (await this.#db(MAILINGS).where({ state: 'queued' }).first('id')) return true;
    return (await this.#db(DELIVERIES).where({ state: 'attempting' }).first('id')) !== undefined;
  }
}

export async function frozenContent(db: Knex, mailing: number): Promise<FrozenContent> {
  const row: { subject: string; html: string; text: string; reply_to: string | null } | undefined = await db(MAILINGS)
    .where({ id: mailing })
    .first('subject', 'html', 'text', 'reply_to');
  if (row === undefined) throw new Error(`mailing ${mailing} is gone`);
  return { subject: row.subject, html: row.html, text: row.text, replyTo: row.reply_to };
}

/** What an earlier holder was attempting when it ended: nobody knows whether the mail left. Answers how many. */
export async function judgeAbandoned(db: Knex, epoch: number, policy: DoubtPolicy, now: number): Promise<number> {
  const doubts = db.raw('coalesce(doubts, 0) + 1');
  let count = 0;
  for (const table of [DELIVERIES, LETTERS]) {
    const abandoned = () => db(table).where({ state: 'attempting' }).where('epoch', '<', epoch);
    if (policy === 'resend')
      count += await abandoned()
        .whereRaw('coalesce(doubts, 0) < ?', [MOST_RESENDS])
        .update({ state: 'queued', doubts, not_before: null });
    count += await abandoned().update({ state: 'in-doubt', doubts, settled_at: isoOf(now) });
  }
  return count;
}

/** A mailing of which nothing is left. Answers which were closed. */
export async function closeFinished(db: Knex): Promise<number[]> {
  const open = () =>
    db(DELIVERIES)
      .whereIn('state', ['queued', 'attempting'])
      .whereRaw('?? = ??', [`${DELIVERIES}.mailing_id`, `${MAILINGS}.id`])
      .select(db.raw('1'));
  const finished = () => db(MAILINGS).where({ state: 'queued' }).whereNotExists(open());
  const rows: { id: number }[] = await finished().select('id');
  const closed: number[] = [];
  for (const { id } of rows) if ((await finished().where({ id }).update({ state: 'finished' })) > 0) closed.push(id);
  return closed;
}

/** Rows of an epoch of ours whose claim was committed although we were told that it was not: nothing of them left. */
export async function releaseUnsent(db: Knex, epoch: number, inFlight: readonly Due[]): Promise<void> {
  for (const [table, queue] of [
    [DELIVERIES, 'delivery'],
    [LETTERS, 'letter'],
  ] as const) {
    const ids = inFlight.filter((due) => due.queue === queue).map(({ id }) => id);
    await db(table).where({ state: 'attempting', epoch }).whereNotIn('id', ids).update({ state: 'queued' });
  }
}

/** Taken back from a relay that refused everybody. */
export async function queueAgain(db: Knex, rows: readonly Due[], notBefore: number): Promise<void> {
  for (const { queue, id } of rows)
    await db(tableOf(queue))
      .where({ id, state: 'failed' })
      .update({ state: 'queued', not_before: isoOf(notBefore), settled_at: null });
}

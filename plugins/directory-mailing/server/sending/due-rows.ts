import type { Knex } from 'knex';
import { type Due, DELIVERIES, isoOf, LETTERS, MAILINGS, OPEN_AGAIN } from './tables.ts';

/** Read ahead, so that a claim finds its rows by their key. */
const AHEAD = 500;
const READ_THROUGH = Number.POSITIVE_INFINITY;

interface Ahead {
  readonly id: number;
  readonly mailing: number;
}

/**
 * What waits, in order: letters, for somebody waits for them; then mailings, the most urgent first, and in each what was
 * begun before what never was. The latter is read once, person by person, and no row ever comes back to it.
 */
export class DueRows {
  readonly #db: Knex;
  #ahead: Ahead[] = [];
  /** By mailing: the person up to whom it has been read. */
  readonly #reached = new Map<number, number>();
  /** Mailings of the last rows that were taken. */
  #taken: readonly number[] = [];
  /** Mailings in which something was passed over. */
  readonly #again = new Set<number>();

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Up to `count` of them; a claim may find that some are no longer due. */
  async take(count: number, now: number): Promise<Due[]> {
    this.#taken = [];
    const letters: { id: number }[] = await this.#due(LETTERS, now).orderBy('id').limit(count).select('id');
    const due: Due[] = letters.map(({ id }) => ({ queue: 'letter', id }));
    if (due.length < count && this.#ahead.length === 0) await this.#readAhead(now);
    const rows = this.#ahead.splice(0, count - due.length);
    this.#taken = rows.map(({ mailing }) => mailing);
    return [...due, ...rows.map(({ id }) => ({ queue: 'delivery' as const, id }))];
  }

  /** Not all that was taken was begun: those mailings are read once more before any that is less urgent. */
  lookAgain(mailings = this.#taken): void {
    for (const mailing of mailings) this.#again.add(mailing);
  }

  async #readAhead(now: number): Promise<void> {
    const open: { id: number }[] = await this.#db(MAILINGS)
      .where({ state: 'queued' })
      .orderByRaw('coalesce(priority, 0), id')
      .select('id');
    for (const { id: mailing } of open) {
      let ids = await this.#dueOf(mailing, now);
      if (ids.length === 0 && this.#again.delete(mailing)) {
        this.#reached.delete(mailing);
        ids = await this.#dueOf(mailing, now);
      }
      this.#ahead = ids.map((id) => ({ id, mailing }));
      if (ids.length > 0) return;
    }
  }

  async #dueOf(mailing: number, now: number): Promise<number[]> {
    const begun: { id: number }[] = await this.#due(DELIVERIES, now)
      .whereRaw(OPEN_AGAIN)
      .where({ mailing_id: mailing })
      .orderBy('id')
      .limit(AHEAD)
      .select('id');
    return [...begun.map(({ id }) => id), ...(await this.#newOf(mailing))];
  }

  /** In pages, whatever stands in them: an engine that guesses how many are new may read all of them for each page. */
  async #newOf(mailing: number): Promise<number[]> {
    for (;;) {
      const reached = this.#reached.get(mailing) ?? 0;
      if (reached === READ_THROUGH) return [];
      const page: { id: number; person: number; state: string; epoch: number | null }[] = await this.#db(DELIVERIES)
        .where({ mailing_id: mailing })
        .where('stakeholder_id', '>', reached)
        .orderBy('stakeholder_id')
        .limit(AHEAD)
        .select('id', 'stakeholder_id as person', 'state', 'epoch');
      this.#reached.set(mailing, page.length < AHEAD ? READ_THROUGH : (page.at(-1)?.person ?? READ_THROUGH));
      const found = page.filter(({ state, epoch }) => state === 'queued' && (epoch ?? 0) === 0);
      if (found.length > 0) return found.map(({ id }) => id);
    }
  }

  #due(table: string, now: number) {
    return this.#db(table)
      .where({ state: 'queued' })
      .where((either) => {
        void either.whereNull('not_before').orWhere('not_before', '<=', isoOf(now));
      });
  }
}

/** Whether anything is for a sender to do: to send, to put in doubt, or to close. */
export async function hasWork(db: Knex): Promise<boolean> {
  if (await db(LETTERS).whereIn('state', ['queued', 'attempting']).first('id')) return true;
  if (await db(MAILINGS).where({ state: 'queued' }).first('id')) return true;
  return (await db(DELIVERIES).whereRaw(OPEN_AGAIN).where({ state: 'attempting' }).first('id')) !== undefined;
}

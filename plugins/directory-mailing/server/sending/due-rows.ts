import type { Knex } from 'knex';
import type { Due } from './ledger.ts';
import { DELIVERIES, isoOf, LETTERS, MAILINGS, NEVER_BEGUN, OPEN_AGAIN } from './tables.ts';

/** Read ahead, so that a claim finds its rows by their key. */
const AHEAD = 500;

/**
 * What waits, in order: letters, for somebody waits for them; then mailings, the most urgent first, and in each what was
 * begun before what never was. The latter is read once, person by person, and no row ever comes back to it.
 */
export class DueRows {
  readonly #db: Knex;
  #ahead: number[] = [];
  /** By mailing: the person up to whom it has been read. */
  readonly #reached = new Map<number, number>();
  #passedOver = false;

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

  /** Not all that was taken was begun: it is looked for once more when nothing else is left. */
  lookAgain(): void {
    this.#passedOver = true;
  }

  async #readAhead(now: number): Promise<void> {
    const open: { id: number }[] = await this.#db(MAILINGS)
      .where({ state: 'queued' })
      .orderByRaw('coalesce(priority, 0), id')
      .select('id');
    do {
      for (const { id } of open) {
        this.#ahead = [...(await this.#begunOf(id, now)), ...(await this.#newOf(id))];
        if (this.#ahead.length > 0) return;
      }
    } while (this.#startsOver());
  }

  #startsOver(): boolean {
    if (!this.#passedOver) return false;
    this.#passedOver = false;
    this.#reached.clear();
    return true;
  }

  async #begunOf(mailing: number, now: number): Promise<number[]> {
    const rows: { id: number }[] = await this.#due(DELIVERIES, now)
      .whereRaw(OPEN_AGAIN)
      .where({ mailing_id: mailing })
      .orderBy('id')
      .limit(AHEAD)
      .select('id');
    return rows.map(({ id }) => id);
  }

  async #newOf(mailing: number): Promise<number[]> {
    const rows: { id: number; person: number }[] = await this.#db(DELIVERIES)
      .where({ mailing_id: mailing, state: 'queued' })
      .where('stakeholder_id', '>', this.#reached.get(mailing) ?? 0)
      .whereRaw(NEVER_BEGUN)
      .orderBy('stakeholder_id')
      .limit(AHEAD)
      .select('id', 'stakeholder_id as person');
    const last = rows.at(-1);
    if (last !== undefined) this.#reached.set(mailing, last.person);
    return rows.map(({ id }) => id);
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

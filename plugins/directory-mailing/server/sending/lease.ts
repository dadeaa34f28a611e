import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Knex } from 'knex';
import { isoOf, LEASES, type Trx } from './tables.ts';

/** Longer than several heartbeats; a holder that is known to be dead is not waited for. Milliseconds. */
const LEASE_LASTS = 30_000;

interface LeaseRow {
  readonly owner: string;
  readonly epoch: number;
  readonly ticks: number | string | null;
  readonly expires_at: string;
}

/** One holder at a time, over all processes of one database. Each holding has a number, the epoch, that only grows. */
export class Lease {
  readonly #db: Knex;
  readonly #now: () => number;
  readonly #key: string;
  readonly #owner = `${hostname()}|${process.pid}|${randomUUID()}`;
  #epoch: number | null = null;

  /** `key` says for what: whoever sends, whoever reads what comes back. */
  constructor(db: Knex, now: () => number, key: 'sender' | 'bounces' = 'sender') {
    this.#db = db;
    this.#now = now;
    this.#key = key;
  }

  /** The epoch while the lease is ours, else null. */
  get epoch(): number | null {
    return this.#epoch;
  }

  /** Takes or renews by compare-and-set; the row is the only judge. */
  async hold(): Promise<number | null> {
    if (this.#epoch !== null && (await this.renew(this.#db))) return this.#epoch;
    const current = await this.#current();
    if (current.expires_at > isoOf(this.#now()) && !isDead(current.owner)) return null;
    const epoch = current.epoch + 1;
    const count = await this.#db(LEASES)
      .where({ key: this.#key, owner: current.owner, epoch: current.epoch })
      .update({ owner: this.#owner, epoch, expires_at: this.#end() });
    this.#epoch = count === 1 ? epoch : null;
    return this.#epoch;
  }

  /** In a transaction it holds the row: whoever takes over waits for the end of it. False when the lease is lost. */
  async renew(db: Knex | Trx): Promise<boolean> {
    if (this.#epoch === null) return false;
    const count = await db(LEASES)
      .where({ key: this.#key, owner: this.#owner, epoch: this.#epoch })
      .update({ expires_at: this.#end(), ticks: this.#db.raw('coalesce(ticks, 0) + 1') });
    if (count !== 1) this.#epoch = null;
    return count === 1;
  }

  /** Lets the next process begin at once. */
  async release(): Promise<void> {
    if (this.#epoch === null) return;
    const mine = { key: this.#key, owner: this.#owner, epoch: this.#epoch };
    this.#epoch = null;
    await this.#db(LEASES)
      .where(mine)
      .update({ expires_at: isoOf(0) });
  }

  async ticks(): Promise<number> {
    return Number((await this.#current()).ticks ?? 0);
  }

  #end(): string {
    return isoOf(this.#now() + LEASE_LASTS);
  }

  async #current(): Promise<LeaseRow> {
    const first = { document_id: randomUUID(), key: this.#key, owner: '', epoch: 0, ticks: 0, expires_at: isoOf(0) };
    await this.#db(LEASES).insert(first).onConflict('key').ignore();
    const row: LeaseRow | undefined = await this.#db(LEASES).where({ key: this.#key }).first();
    if (row === undefined) throw new Error('the row of the lease is gone');
    return row;
  }
}

/** Only a process of this machine can be known to be dead. To be wrong costs a doubt, never a second mail. */
function isDead(owner: string): boolean {
  const [host, pid] = owner.split('|');
  if (host !== hostname()) return false;
  // A restarted container often gets its predecessor's number.
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

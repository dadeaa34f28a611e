import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Core } from '@strapi/strapi';
import { LEASE } from '../content-types/index.ts';

/** Longer than several heartbeats; a holder that is known to be dead is not waited for. Milliseconds. */
const LEASE_LASTS = 30_000;

/** One holder at a time, over all processes of one database. Each holding has a number, the epoch, that only grows. */
export class Lease {
  readonly #strapi: Core.Strapi;
  readonly #owner = `${hostname()}|${process.pid}|${randomUUID()}`;
  readonly #key: string;
  #epoch: number | null = null;

  constructor(strapi: Core.Strapi, key = 'sender') {
    this.#strapi = strapi;
    this.#key = key;
  }

  /** The epoch while the lease is ours, else null. */
  get epoch(): number | null {
    return this.#epoch;
  }

  /** Takes or renews by compare-and-set; the row is the only judge. */
  async hold(): Promise<number | null> {
    const rows = this.#strapi.db.query(LEASE);
    const expiresAt = new Date(Date.now() + LEASE_LASTS).toISOString();
    if (this.#epoch !== null) {
      const { count } = await rows.updateMany({
        where: { key: this.#key, owner: this.#owner, epoch: this.#epoch },
        data: { expiresAt },
      });
      if (count === 1) return this.#epoch;
      this.#epoch = null;
    }
    const current = await this.#current();
    if (current.expiresAt > new Date().toISOString() && !isDead(current.owner)) return null;
    const epoch = current.epoch + 1;
    const { count } = await rows.updateMany({
      where: { key: this.#key, owner: current.owner, epoch: current.epoch },
      data: { owner: this.#owner, epoch, expiresAt },
    });
    this.#epoch = count === 1 ? epoch : null;
    return this.#epoch;
  }

  /** Lets the next process begin at once. */
  async release(): Promise<void> {
    if (this.#epoch === null) return;
    const expiresAt = new Date(0).toISOString();
    await this.#strapi.db
      .query(LEASE)
      .updateMany({ where: { key: this.#key, owner: this.#owner, epoch: this.#epoch }, data: { expiresAt } });
    this.#epoch = null;
  }

  async #current(): Promise<{ owner: string; epoch: number; expiresAt: string }> {
    const table = this.#strapi.db.metadata.get(LEASE).tableName;
    const first = {
      document_id: randomUUID(),
      key: this.#key,
      owner: '',
      epoch: 0,
      expires_at: new Date(0).toISOString(),
    };
    await this.#strapi.db.getConnection(table).insert(first).onConflict('key').ignore();
    return this.#strapi.db.query(LEASE).findOne({ where: { key: this.#key } });
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

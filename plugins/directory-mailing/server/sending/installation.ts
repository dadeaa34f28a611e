import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Lease } from './lease.ts';
import { isoOf, LEASES } from './tables.ts';

const KEY = 'installation';

interface Remembered {
  readonly id: string;
  /** How many transactions of a sender this folder has seen; the database has seen as many at least. */
  readonly ticks: number;
}

/**
 * Which copy of the database this is. The database remembers an id that also lives in a file of `DATA_DIR`, together
 * with the place of that folder on its disk; the file remembers how far the sender had come. A database or a folder that
 * was restored or copied differs in one of them.
 */
export class Installation {
  readonly #db: Knex;
  readonly #folder: string;

  constructor(db: Knex, folder: string) {
    this.#db = db;
    this.#folder = folder;
  }

  /** The first sender of a new database writes down where it lives. */
  async isOurs(lease: Lease): Promise<boolean> {
    const file = this.#read() ?? this.#write({ id: randomUUID(), ticks: 0 });
    const row = { key: KEY, owner: this.#mark(file), epoch: 0, ticks: 0, expires_at: isoOf(0) };
    await this.#db(LEASES)
      .insert({ ...row, document_id: randomUUID() })
      .onConflict('key')
      .ignore();
    const known: { owner: string } | undefined = await this.#db(LEASES).where({ key: KEY }).first('owner');
    return known?.owner === row.owner && file.ticks <= (await lease.ticks());
  }

  /** Written after the database: it may know less, never more. */
  async note(lease: Lease): Promise<void> {
    const file = this.#read();
    if (lease.epoch === null || file === null) return;
    const ticks = await lease.ticks();
    if (ticks > file.ticks) this.#write({ ...file, ticks });
  }

  /** A person says that this copy is the one that sends from now on. */
  async confirm(lease: Lease): Promise<void> {
    const { id } = this.#read() ?? { id: randomUUID() };
    const file = this.#write({ id, ticks: await lease.ticks() });
    const owner = this.#mark(file);
    const row = { document_id: randomUUID(), key: KEY, owner, epoch: 0, ticks: 0, expires_at: isoOf(0) };
    await this.#db(LEASES).insert(row).onConflict('key').merge({ owner });
  }

  get #path(): string {
    return join(this.#folder, 'installation.json');
  }

  /** The folder's own number: a copy of the folder has another one. */
  #mark({ id }: Remembered): string {
    return `${id}|${statSync(this.#folder, { bigint: true }).ino}`;
  }

  #read(): Remembered | null {
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8')) as Remembered;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  #write(remembered: Remembered): Remembered {
    const own = `${this.#path}.${process.pid}`;
    writeFileSync(own, JSON.stringify(remembered), { mode: 0o600 });
    renameSync(own, this.#path);
    return remembered;
  }
}

import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Lease } from './lease.ts';
import { isoOf, LEASES } from './tables.ts';

const KEY = 'installation';

interface Remembered {
  readonly id: string;
  /** How many transactions of a sender this folder has seen; the database has seen as many at least. */
  readonly ticks: number;
  /** Which file of the disk this was written into; absent in files of before. */
  readonly self?: FileSign;
}

interface FileSign {
  readonly inode: string;
  /** When the file came into being, in nanoseconds; null where the disk does not say. */
  readonly birth: string | null;
}

interface Found extends Remembered {
  /** False for a file that holds what was written into another one: by a copy, or by a restore over the folder. */
  readonly genuine: boolean;
}

/**
 * Which copy of the database this is. The database remembers an id that also lives in a file of `DATA_DIR`, together
 * with the place of that folder on its disk; the file remembers how far the sender had come, and which file it is. A
 * database or a folder that was restored or copied differs in one of them, also when both were restored together where
 * they had been. A disk that is put back block by block, the snapshot of a machine, differs in none.
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
    const file = this.#read() ?? { ...this.#write({ id: randomUUID(), ticks: 0 }), genuine: true };
    const row = { key: KEY, owner: this.#mark(file), epoch: 0, ticks: 0, expires_at: isoOf(0) };
    await this.#db(LEASES)
      .insert({ ...row, document_id: randomUUID() })
      .onConflict('key')
      .ignore();
    const known: { owner: string } | undefined = await this.#db(LEASES).where({ key: KEY }).first('owner');
    return file.genuine && known?.owner === row.owner && file.ticks <= (await lease.ticks());
  }

  /** Written after the database: it may know less, never more. */
  async note(lease: Lease): Promise<void> {
    const file = this.#read();
    // What was restored stays as it is until a person has seen it.
    if (lease.epoch === null || file?.genuine !== true) return;
    const ticks = await lease.ticks();
    if (ticks > file.ticks) this.#write({ id: file.id, ticks });
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
  #mark({ id }: Pick<Remembered, 'id'>): string {
    return `${id}|${statSync(this.#folder, { bigint: true }).ino}`;
  }

  #read(): Found | null {
    let file: number;
    try {
      file = openSync(this.#path, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    try {
      const remembered = JSON.parse(readFileSync(file, 'utf8')) as Remembered;
      return { ...remembered, genuine: isSame(remembered.self, signOf(file)) };
    } finally {
      closeSync(file);
    }
  }

  /** Into a new file each time, which tells of itself which one it is. */
  #write(remembered: Pick<Remembered, 'id' | 'ticks'>): Remembered {
    const own = `${this.#path}.${process.pid}`;
    rmSync(own, { force: true });
    const file = openSync(own, 'wx', 0o600);
    try {
      const born = signOf(file);
      writeFileSync(file, JSON.stringify(remembered));
      // Some disks give the time of the last change for that of the birth.
      const { birth } = signOf(file);
      const written = { ...remembered, self: { ...born, birth: birth === born.birth ? birth : null } };
      ftruncateSync(file);
      writeSync(file, JSON.stringify(written), 0);
      renameSync(own, this.#path);
      return written;
    } finally {
      closeSync(file);
    }
  }
}

function signOf(file: number): FileSign {
  const { ino, birthtimeNs } = fstatSync(file, { bigint: true });
  return { inode: String(ino), birth: birthtimeNs > 0n ? String(birthtimeNs) : null };
}

function isSame(written: FileSign | undefined, found: FileSign): boolean {
  if (written === undefined) return true;
  return written.inode === found.inode && (written.birth === null || written.birth === found.birth);
}

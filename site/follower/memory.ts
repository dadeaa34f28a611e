import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ChangesHead, PublicChange } from '@aggloforum/publisher/contract';
import { makeFolder } from './files.ts';
import { log } from './log.ts';

/** How far the site has come, and with which rows: read again after a restart, also when the CMS is away. */
export interface Remembered {
  readonly position: number;
  readonly mark: string;
  readonly mode: 'demo' | 'production';
  readonly changes: readonly PublicChange[];
}

/** Rows may be embargoed still: the folder is for its owner alone. */
export function privateFolder(siteDir: string): string {
  const folder = join(siteDir, 'private');
  makeFolder(folder, 0o700);
  return folder;
}

/** What SQLite says of a file that is not one of its own any more: SQLITE_CORRUPT, SQLITE_NOTADB. */
const DAMAGED: ReadonlySet<unknown> = new Set([11, 26]);

/** The follower's own database. It may be lost, or be out of reach on a full disk: the CMS's feed makes it anew. */
export class Memory {
  readonly #file: string;
  #opened: DatabaseSync | null = null;

  constructor(siteDir: string) {
    this.#file = join(privateFolder(siteDir), 'rows.sqlite');
  }

  /** Null when nothing was ever taken in, or when it cannot be read. */
  read(): Remembered | null {
    try {
      const head = this.#db.prepare('select position, mark, mode from reached').get() as
        Omit<Remembered, 'changes'> | undefined;
      if (head === undefined) return null;
      const rows = this.#db.prepare('select json from rows').iterate() as Iterable<{ json: string }>;
      return { ...head, changes: Array.from(rows, ({ json }) => JSON.parse(json) as PublicChange) };
    } catch (error) {
      log('not-remembered', { reason: error instanceof Error ? error.message : String(error) });
      if (DAMAGED.has((error as { errcode?: number }).errcode)) this.#remove();
      return null;
    }
  }

  /** Rows, ahead of the position that will include them: to take the same ones in again changes nothing. */
  put({ whole }: Pick<ChangesHead, 'whole'>, changes: Iterable<PublicChange>): void {
    this.#inOne(() => {
      if (whole) this.#db.exec('delete from rows');
      const put = this.#db.prepare('insert or replace into rows (type, id, json) values (?, ?, ?)');
      const drop = this.#db.prepare('delete from rows where type = ? and id = ?');
      for (const change of changes) {
        if (change.row === null) drop.run(change.type, change.id);
        else put.run(change.type, change.id, JSON.stringify(change));
      }
    });
  }

  /**
   * Readers see everything up to this position. What was taken back leaves the file and its log with it: a log that is
   * merely written over keeps the old words for as long as little happens.
   */
  reach({ position, mark, mode }: Pick<ChangesHead, 'position' | 'mark' | 'mode'>): void {
    this.#inOne(() => {
      this.#db.exec('delete from reached');
      this.#db.prepare('insert into reached (position, mark, mode) values (?, ?, ?)').run(position, mark, mode);
    });
    this.#db.exec('pragma wal_checkpoint(truncate)');
  }

  close(): void {
    this.#opened?.close();
    this.#opened = null;
  }

  get #db(): DatabaseSync {
    return (this.#opened ??= open(this.#file));
  }

  #remove(): void {
    this.close();
    for (const part of ['', '-wal', '-shm']) rmSync(this.#file + part, { force: true });
  }

  #inOne(write: () => void): void {
    this.#db.exec('begin immediate');
    try {
      write();
      this.#db.exec('commit');
    } catch (error) {
      // SQLite has gone back by itself when the disk is full.
      if (this.#db.isTransaction) this.#db.exec('rollback');
      throw error;
    }
  }
}

function open(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  try {
    // What was erased is overwritten, and not only marked as free.
    db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma secure_delete = on');
    db.exec('create table if not exists rows (type text, id text, json text not null, primary key (type, id))');
    db.exec('create table if not exists reached (position integer not null, mark text not null, mode text not null)');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

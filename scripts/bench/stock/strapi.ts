import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePort } from '../../../plugins/publisher/testing/free-port.ts';
import { cacheDir } from '../../environment.ts';

export interface StockStrapi {
  readonly url: string;
  readonly accessKey: string;
  stop(): Promise<void>;
}

const SECRETS = `auth: { secret: 'bench' }, secrets: { encryptionKey: 'bench-bench-bench-bench-bench-32' },
  apiToken: { salt: 'bench' }, transfer: { token: { salt: 'bench' } }, flags: { nps: false, promoteEE: false }`;

/** One table with the fields of our form, and Strapi's own controller, service and router for it. */
const APP = (port: number): Readonly<Record<string, string>> => ({
  'package.json': JSON.stringify({ name: 'stock', version: '0.0.0', private: true, strapi: { uuid: false } }),
  'config/server.js': `module.exports = { host: '127.0.0.1', port: ${port}, app: { keys: ['a', 'b'] },
  logger: { updates: { enabled: false }, startup: { enabled: false } } };`,
  'config/admin.js': `module.exports = { ${SECRETS} };`,
  'config/database.js': `module.exports = { connection: { client: 'sqlite', useNullAsDefault: true,
  connection: { filename: require('node:path').join(__dirname, '..', 'stock.db') },
  pool: { min: 1, max: 1, afterCreate: (connection, done) => {
    for (const pragma of ['busy_timeout = 10000', 'journal_mode = WAL', 'synchronous = FULL']) connection.pragma(pragma);
    done(null, connection);
  } } } };`,
  'config/middlewares.js': `module.exports = ['strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::query',
  'strapi::body', 'strapi::session', 'strapi::favicon', 'strapi::public'];`,
  'src/index.js': 'module.exports = {};',
  'src/api/comment/content-types/comment/schema.json': JSON.stringify({
    kind: 'collectionType',
    collectionName: 'comments',
    info: { singularName: 'comment', pluralName: 'comments', displayName: 'Comment' },
    options: { draftAndPublish: false },
    attributes: {
      project: { type: 'string', required: true },
      authorName: { type: 'string', required: true },
      email: { type: 'string' },
      body: { type: 'text', required: true },
      charterVersion: { type: 'string' },
    },
  }),
  ...Object.fromEntries(
    ['controller', 'service', 'router'].map((part) => [
      `src/api/comment/${part === 'router' ? 'routes' : `${part}s`}/comment.js`,
      `const { factories } = require('@strapi/strapi');
module.exports = factories.createCore${part[0]?.toUpperCase()}${part.slice(1)}('api::comment.comment');`,
    ]),
  ),
});

/** Strapi as it comes, in a process of its own, with SQLite as durable as ours: WAL and synchronous FULL. */
export async function startStockStrapi(): Promise<StockStrapi> {
  const port = await freePort();
  const appDir = join(cacheDir(), `stock-strapi-${port}`);
  for (const [file, text] of Object.entries(APP(port))) {
    mkdirSync(dirname(join(appDir, file)), { recursive: true });
    writeFileSync(join(appDir, file), text);
  }
  for (const folder of ['public/uploads', 'database/migrations']) mkdirSync(join(appDir, folder), { recursive: true });
  const child = fork(join(import.meta.dirname, 'main.mjs'), [appDir], {
    cwd: appDir,
    env: { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = async () => {
    await ended(child);
    rmSync(appDir, { recursive: true, force: true });
  };
  const said = once(child, 'message') as Promise<[{ readonly accessKey: string }]>;
  const gone = once(child, 'exit').then(() => null);
  const first = await Promise.race([said, gone]);
  if (first === null) {
    await stop();
    throw new Error('Strapi ne démarre pas : lisez ses messages ci-dessus.');
  }
  return { url: `http://127.0.0.1:${port}`, accessKey: first[0].accessKey, stop };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

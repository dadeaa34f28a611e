import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);

test('the database driver is the one that outlives garbage collection', async () => {
  // 12.x aborts the process when a statement is collected, on Node 24.19 and later.
  const { version } = createRequire(import.meta.url)('better-sqlite3/package.json') as { version: string };
  assert.match(version, /^13\./);
  const strapi = createRequire(createRequire(import.meta.url).resolve('@strapi/database/package.json'));
  assert.equal((strapi('better-sqlite3/package.json') as { version: string }).version, version);
});

test('statements are made, used and collected for seconds, and the process stands', async () => {
  const { stdout } = await run(process.execPath, ['--expose-gc', join(import.meta.dirname, 'collection-soak.mjs')]);
  assert.ok(Number(stdout) > 3);
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

test('a process that has a database server for its tests ends with the code that it set', () => {
  const module = new URL('temporary-postgres.ts', import.meta.url).href;
  const script = `const { embeddedPostgres } = await import(${JSON.stringify(module)}); await embeddedPostgres(); process.exitCode = 3;`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.equal(status, 3, stderr);
});

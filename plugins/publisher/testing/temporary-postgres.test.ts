import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

/** What a process leaves that has started and stopped a server, `server`, or has only brought in the library. */
function ending(code: number, work: string): [number | null, string] {
  const module = new URL('temporary-postgres.ts', import.meta.url).href;
  const script = `const { embeddedPostgres, sharedPostgres } = await import(${JSON.stringify(module)}); ${work}; process.exitCode = ${code};`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return [status, stderr];
}

for (const work of ['await embeddedPostgres()', 'await (await sharedPostgres()).stop()'])
  test(`a process ends with the code that it set, and without a word, after ${work}`, () => {
    for (const code of [0, 3]) assert.deepEqual(ending(code, work), [code, '']);
  });

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { delayBefore, Supervisor } from './supervisor.ts';

const folder = mkdtempSync(join(tmpdir(), 'aggloforum-supervisor-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('the wait for the next start doubles with each death in a row, up to the slowest', () => {
  const backOff = { firstMs: 500, slowestMs: 15_000, wellAfterMs: 60_000 };
  assert.deepEqual(
    [1, 2, 3, 6, 40].map((deaths) => delayBefore(deaths, backOff)),
    [500, 1_000, 2_000, 15_000, 15_000],
  );
});

test('a service that dies is started again, and stays down once all is stopped', async () => {
  const starts = join(folder, 'starts');
  const script = join(folder, 'short-lived.mjs');
  writeFileSync(script, `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(starts)}, 'x');`);
  const supervisor = new Supervisor(process.env, { firstMs: 1, slowestMs: 2, wellAfterMs: 60_000 });
  await supervisor.start({ name: 'short-lived', cwd: '.', args: [script], healthUrl: null, stopsWithin: 1_000 });
  while (startsSeen(starts) < 3) await pause(10);
  await supervisor.stop();
  const seen = startsSeen(starts);
  await pause(300);
  assert.equal(startsSeen(starts), seen);
});

function startsSeen(file: string): number {
  try {
    return readFileSync(file, 'utf8').length;
  } catch {
    return 0;
  }
}

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createClock } from './clock.ts';

const near = (actual: number, wanted: number) =>
  assert.ok(Math.abs(actual - wanted) < 60_000, `${actual} is not near ${wanted}`);

test('without a setting it is the machine’s time', () => near(createClock(undefined).now(), Date.now()));

test('an offset moves the machine’s time', () => {
  near(createClock('+PT3H').now(), Date.now() + 3 * 3_600_000);
  near(createClock('-P1D').now(), Date.now() - 86_400_000);
});

test('a file sets the time, which ticks on, and a rewritten file moves it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  const file = join(folder, 'clock');
  writeFileSync(file, '2026-03-29T00:59:00.000Z');
  utimesSync(file, new Date(), new Date(Date.now() - 3_600_000));
  const clock = createClock(file);
  near(clock.now(), Date.parse('2026-03-29T01:59:00.000Z'));
  writeFileSync(file, '2030-01-01T00:00:00Z');
  near(clock.now(), Date.parse('2030-01-01T00:00:00Z'));
  rmSync(folder, { recursive: true });
});

test('a setting that is no time is refused', () => {
  assert.throws(() => createClock('/nowhere/at/all').now());
  assert.throws(() => createClock('+Pnonsense'));
});

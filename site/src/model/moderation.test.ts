import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration } from './moderation.ts';

test('a delay is said as people say it, and never as shorter than it was', () => {
  const said = [null, 0, 45, 60, 200, 24 * 60, 25 * 60 + 25, 47 * 60 + 59, 48 * 60, 59 * 60, 10 * 24 * 60].map(
    duration,
  );
  assert.deepEqual(
    said.map((words) => words.replace(/[\u00a0\u202f]/g, ' ')),
    [
      '–',
      '1 min',
      '45 min',
      '1 h',
      '3 h 20 min',
      '1 jour',
      '1 jour et 2 h',
      '2 jours',
      '2 jours',
      '3 jours',
      '10 jours',
    ],
  );
});

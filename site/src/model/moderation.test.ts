import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration } from './moderation.ts';

test('a delay is said as people say it', () => {
  const said = [null, 0, 45, 60, 200, 47 * 60 + 59, 48 * 60, 10 * 24 * 60].map(duration);
  assert.deepEqual(
    said.map((words) => words.replaceAll('\u202f', ' ')),
    ['–', '1 min', '45 min', '1 h', '3 h 20', '47 h 59', '2 jours', '10 jours'],
  );
});

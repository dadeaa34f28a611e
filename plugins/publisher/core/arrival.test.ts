import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivalOf } from './arrival.ts';

const NOW = Date.parse('2026-11-23T14:00:00Z');
const reader = (name: string, position: number, more: object = {}) => ({
  name,
  position,
  seenAt: '2026-11-23T13:59:00Z',
  failure: null,
  ...more,
});
const ARRIVALS = [
  { name: 'a', position: 5, at: '2026-11-23T13:00:00Z' },
  { name: 'b', position: 7, at: '2026-11-23T13:30:00Z' },
  { name: 'a', position: 9, at: '2026-11-23T13:40:00Z' },
];

test('a change is online since the last of the followers had it', () => {
  const readers = [reader('a', 9), reader('b', 7)];
  assert.deepEqual(arrivalOf(5, readers, ARRIVALS, NOW), {
    everywhere: true,
    failure: null,
    since: '2026-11-23T13:30:00Z',
  });
});

test('it is on its way while one follower has not come to it, or says that it cannot', () => {
  assert.deepEqual(arrivalOf(8, [reader('a', 9), reader('b', 7)], ARRIVALS, NOW), {
    everywhere: false,
    failure: null,
    since: null,
  });
  const failing = reader('a', 9, { failure: 'disque plein' });
  assert.deepEqual(arrivalOf(5, [failing], ARRIVALS, NOW), { everywhere: false, failure: 'disque plein', since: null });
  assert.equal(arrivalOf(5, [], ARRIVALS, NOW).everywhere, false);
});

test('nobody waits for a follower that has been silent for a day', () => {
  const silent = reader('b', 7, { seenAt: '2026-11-22T13:00:00Z', failure: 'arrêté' });
  assert.deepEqual(arrivalOf(8, [reader('a', 9), silent], ARRIVALS, NOW), {
    everywhere: true,
    failure: null,
    since: '2026-11-23T13:40:00Z',
  });
});

test('what nobody remembers is online all the same', () => {
  assert.deepEqual(arrivalOf(2, [reader('a', 9)], [], NOW), { everywhere: true, failure: null, since: null });
});

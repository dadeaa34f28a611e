import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockAt } from './clock.ts';

test('an instant has passed from its first millisecond on', () => {
  const clock = clockAt(1_000);
  assert.deepEqual([clock.passed(999), clock.passed(1_000), clock.passed(1_001)], [true, true, false]);
});

test('the next instant is the earliest one asked about that is still to come', () => {
  const clock = clockAt(1_000);
  assert.equal(clock.next(), null);
  for (const instant of [5_000, 900, 3_000, 4_000]) clock.passed(instant);
  assert.equal(clock.next(), 3_000);
});

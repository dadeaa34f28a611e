import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantiles } from './quantiles.ts';

test('a quantile is a value that was measured, in whatever order they came', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.deepEqual(quantiles(hundred), { p50: 50, p95: 95, max: 100 });
  assert.deepEqual(quantiles([7]), { p50: 7, p95: 7, max: 7 });
  assert.deepEqual(quantiles([3, 1, 2]), { p50: 2, p95: 3, max: 3 });
});

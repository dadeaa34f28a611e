import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankTest } from './rank-test.ts';

const series = (from: number) => Array.from({ length: 40 }, (_, index) => from + index);

test('two samples of the same values are told to be the same', () => {
  const { larger, p } = rankTest(series(0), series(0));
  assert.deepEqual([larger, Math.round(p * 1_000) / 1_000], [0.5, 1]);
});

test('a sample that lies above the other is told to, with the chance that this came by chance', () => {
  assert.equal(rankTest(series(100), series(0)).larger, 1);
  assert.ok(rankTest(series(100), series(0)).p < 1e-10);
  // By hand: 970 of 1,600 pairs, which is 1.636 standard deviations from the half.
  const { larger, p } = rankTest(series(4.5), series(0));
  assert.deepEqual([larger.toFixed(4), p.toFixed(3)], ['0.6062', '0.102']);
  assert.ok(Math.abs(rankTest(series(0), series(4.5)).p - p) < 1e-12, 'either way round');
});

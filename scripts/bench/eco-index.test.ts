import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ecoIndex } from './eco-index.ts';

test('an empty page has an EcoIndex of 100, a page heavier than any other 0', () => {
  assert.equal(ecoIndex({ nodes: 0, requests: 0, bytes: 0 }), 100);
  assert.equal(ecoIndex({ nodes: 600_000, requests: 4_000, bytes: 1e9 }), 0);
});

test('the EcoIndex of 100 elements, 100 requests and 100 KB is the one of the reference implementation', () => {
  assert.equal(Math.round(ecoIndex({ nodes: 100, requests: 100, bytes: 100 * 1024 })), 72);
});

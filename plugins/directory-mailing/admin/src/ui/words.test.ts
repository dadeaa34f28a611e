import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportInWords } from './words.ts';

test('an export of one is of one person', () => {
  assert.match(exportInWords(1), /contiendra une personne et ses données/);
  assert.match(exportInWords(2), /contiendra 2\u00a0personnes et leurs données/);
  assert.match(exportInWords(null), /contiendra les personnes affichées et leurs données/);
});

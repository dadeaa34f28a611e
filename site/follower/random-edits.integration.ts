import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomEdits } from './testing/random-edits.ts';

const EDITS = 300;

test(`after ${EDITS} random acts the site equals one rendered from nothing, byte for byte`, async () => {
  const { edits, comparisons, different, acts } = await randomEdits(20_261_123, EDITS, 25);
  assert.deepEqual(different, [], `after ${edits} acts, the last of them ${acts.join(', ')}`);
  assert.ok(edits >= EDITS && comparisons >= 10);
});

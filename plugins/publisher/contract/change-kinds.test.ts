import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindInWords } from './change-kinds.ts';

test('a kind of change has a word; one that nobody named is a change', () => {
  assert.equal(kindInWords('publish'), 'Publié');
  assert.equal(kindInWords('comment-published'), 'Commentaire publié');
  assert.equal(kindInWords('essai'), 'Changement');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateWords } from './words.ts';

test('an author is told what there is to do, the team what was done', () => {
  assert.equal(stateWords('sent-back'), 'renvoyé à son auteur·rice');
  assert.equal(stateWords('sent-back', true), 'à corriger, nous vous l’avons renvoyé');
  assert.equal(stateWords('spam-held', true), 'en attente de relecture');
});

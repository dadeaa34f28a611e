import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { comment, ownComment } from '../testing/comments.ts';
import { doneIn, isUntouched, stateOf } from './own-comment.ts';

const decided = ownComment();
const received = { ...decided, decisions: [], awaited: true };

describe('the kept page of an author', () => {
  test('says that a text was received as long as nothing else can be said of it', () => {
    assert.equal(isUntouched(received), true);
    assert.equal(isUntouched(decided), false);
    assert.equal(isUntouched({ ...received, author: 'withdrawn' }), false);
  });

  test('says what was done as long as it shows, whatever the address says', () => {
    assert.match(doneIn(received, 'correct') ?? '', /Elle est relue/);
    assert.equal(doneIn(decided, 'correct'), undefined);
    assert.equal(doneIn(decided, 'withdraw'), undefined);
    assert.equal(doneIn(decided, 'constructor'), undefined);
  });

  test('names the text that is public beside the one that is not', () => {
    const shown = { ...decided, public: comment('halle/avis', 1) };
    assert.equal(stateOf(shown), 'public ; votre dernière version : renvoyé');
    assert.equal(stateOf(decided), 'renvoyé');
    assert.equal(stateOf({ ...shown, author: 'withdrawn' }), 'retiré par vous');
  });
});

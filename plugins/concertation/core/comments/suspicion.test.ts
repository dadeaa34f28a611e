import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isSuspect, type Signs } from './suspicion.ts';

const CALM: Signs = { typedForMs: 60_000, recentFromNetwork: 1, sameText: 1, sessionAllows: null };
const suspect = (signs: Partial<Signs>) => isSuspect({ ...CALM, ...signs });

describe('a sending is suspect', () => {
  test('by two signs, or by a strong one; never by haste alone', () => {
    assert.equal(suspect({}), false);
    assert.equal(suspect({ typedForMs: 0 }), false);
    assert.equal(suspect({ recentFromNetwork: 30, sameText: 2 }), false);
    assert.equal(suspect({ sameText: 4 }), false);
    assert.equal(suspect({ recentFromNetwork: 31 }), true);
    assert.equal(suspect({ sameText: 5 }), true);
    assert.equal(suspect({ typedForMs: 2_999, recentFromNetwork: 11 }), true);
    assert.equal(suspect({ typedForMs: 3_000, recentFromNetwork: 11 }), false);
    assert.equal(suspect({ typedForMs: 2_999, sameText: 3 }), true);
    assert.equal(suspect({ recentFromNetwork: 11, sameText: 3 }), true);
  });

  test('in a public session only beyond what its people may send', () => {
    const session = { sessionAllows: 240, typedForMs: 0, sameText: 200 };
    assert.equal(suspect({ ...session, recentFromNetwork: 240 }), false);
    assert.equal(suspect({ ...session, recentFromNetwork: 241 }), true);
  });
});

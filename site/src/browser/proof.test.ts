import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import type { ProofChallenge } from '@aggloforum/concertation/contract/comments.ts';
import { type Pace, solved } from './proof.ts';

const SALT = 'a1b2?form=f&until=1';

function challengeOf(number: number, maxnumber = 5_000): ProofChallenge {
  const challenge = createHash('sha256').update(`${SALT}${number}`).digest('hex');
  return { algorithm: 'SHA-256', challenge, salt: SALT, maxnumber, signature: 's' };
}

/** A page on which each digest takes 1 ms; notes how many were made between two of its turns. */
function slowPage(t: { mock: { method: typeof test.mock.method } }, perDigest = 1) {
  const original = crypto.subtle.digest.bind(crypto.subtle);
  let now = 0;
  let made = 0;
  const between: number[] = [];
  t.mock.method(crypto.subtle, 'digest', async (...args: Parameters<typeof original>) => {
    now += perDigest;
    made += 1;
    return original(...args);
  });
  const turn = async () => {
    between.push(made);
    made = 0;
    return Promise.resolve();
  };
  const pace: Pace = { now: () => now, turn };
  return { pace, between };
}

describe('the proof that a browser works out', () => {
  test('is the number that was asked for, as ALTCHA writes it', async () => {
    const { maxnumber, ...challenge } = challengeOf(1_234);
    const proof = await solved({ maxnumber, ...challenge });
    assert.deepEqual(JSON.parse(atob(proof ?? '')), { ...challenge, number: 1_234 });
    assert.equal(await solved(challengeOf(900, 800)), undefined, 'beyond what was to be tried');
  });

  test('gives the page its turn before it begins, and after each slice that took long', async (t) => {
    const { pace, between } = slowPage(t);
    await solved(challengeOf(999), pace);
    assert.deepEqual(between, [0, ...Array.from({ length: 19 }, () => 50)]);
  });

  test('is not slowed down by turns that nobody needs', async (t) => {
    const { pace, between } = slowPage(t, 0.125);
    await solved(challengeOf(999), pace);
    assert.deepEqual(between, [0, 200, 200, 200, 200]);
  });

  test('is given up when it takes too long for a person', async (t) => {
    const { pace } = slowPage(t, 10);
    assert.equal(await solved(challengeOf(4_999), pace), undefined);
  });
});

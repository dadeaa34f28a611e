import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { solveChallenge } from 'altcha-lib/v1';
import { proofChallenge, proofHolds } from './proof.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');

describe('a proof', () => {
  test('holds for its form and its time, and is nobody else’s to make', async () => {
    const challenge = await proofChallenge('secret', 'form-1', NOW);
    const solution = await solveChallenge(challenge.challenge, challenge.salt, 'SHA-256', challenge.maxnumber).promise;
    assert.ok(solution);
    const { algorithm, challenge: hash, salt, signature } = challenge;
    const payload = { algorithm, challenge: hash, salt, signature, number: solution.number };
    const written = (more: object = {}) => Buffer.from(JSON.stringify({ ...payload, ...more })).toString('base64');
    const holds = async (proof: string, form = 'form-1', now = NOW, secret = 'secret') =>
      proofHolds(proof, secret, form, now);
    assert.equal(await holds(written()), true);
    assert.equal(await holds(written(), 'form-2'), false);
    assert.equal(await holds(written(), 'form-1', NOW + 5 * 60_000), false);
    assert.equal(await holds(written(), 'form-1', NOW, 'other'), false);
    assert.equal(await holds(written({ number: solution.number + 1 })), false);
    assert.equal(await holds(written({ salt: salt.replace('form-1', 'form-2') }), 'form-2'), false);
    assert.equal(await holds(written({ salt: salt.replace(/until=\d/, 'until=9') })), false);
    assert.equal(await holds(written({ algorithm: 'SHA-1' })), false);
    for (const odd of ['', 'able', '%', 'bnVsbA==', written({ more: 1 })]) assert.equal(await holds(odd), false, odd);
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { solveChallenge } from 'altcha-lib/v1';
import type { ProofChallenge } from '../../../contract/comments.ts';
import { COMMENT } from '../../comments/tables.ts';
import type { LimitsService } from '../../taking-part/limits.ts';
import { rowsIn, type There } from './house.ts';

/** What the browser of the form works out. */
async function proofOf({ maxnumber, ...challenge }: ProofChallenge): Promise<string> {
  const solution = await solveChallenge(challenge.challenge, challenge.salt, 'SHA-256', maxnumber).promise;
  return Buffer.from(JSON.stringify({ ...challenge, number: solution?.number })).toString('base64');
}

/** Who looks like a robot. */
export function describeSuspects(there: There): void {
  test('are sent at once by a suspect browser that proves itself, and held without a script; one proof serves one sending', async () => {
    const house = there();
    house.setClock('2026-12-01T09:00:00Z');
    const body = 'Signez tous la même pétition.';
    const send = async (form: object) => house.ask('POST', '/api/concertation/comments', form, '198.51.100.9');
    const stored = async () => rowsIn(house, COMMENT).count({});
    for (const at of [1, 2, 3, 4]) assert.equal((await house.post({ body })).status, 201, String(at));
    const before = await stored();
    const able = await house.form({ body, proof: 'able' });
    const asked = await send(able);
    assert.deepEqual([asked.status, asked.body.error.code, await stored()], [422, 'proof-needed', before]);
    const proof = await proofOf(asked.body.challenge);
    const sent = await send({ ...able, proof });
    const again = [await send({ ...able, proof }), await send(able)];
    assert.deepEqual([sent.status, ...new Set(again.map((reply) => reply.body.reference))], [201, sent.body.reference]);
    const clear = await house.detail((await house.row(sent)).documentId);
    assert.deepEqual([clear.state, clear.findings], ['awaiting-team', []]);
    const replayed = await send({ ...(await house.form({ body })), proof });
    assert.deepEqual([replayed.status, replayed.body.error.code], [422, 'proof-needed']);
    const spent = await send({ ...able, idempotencyKey: randomUUID(), proof });
    assert.deepEqual([spent.status, spent.body.error.code], [422, 'form-spent']);
    const late = await house.form({ body, proof: 'able' });
    const tooLate = await proofOf((await send(late)).body.challenge);
    for (const wrong of ['x', `${tooLate.slice(0, 40)}AAAA`, proof])
      assert.equal((await send({ ...late, proof: wrong })).body.error.code, 'proof-needed');
    assert.equal(await stored(), before + 1);
    house.setClock('2026-12-01T09:20:00Z');
    assert.equal((await send({ ...late, proof: tooLate })).body.error.code, 'proof-needed', 'it has expired');
    const plain = await send(await house.form({ body }));
    const held = await house.detail((await house.row(plain)).documentId);
    assert.deepEqual([plain.status, plain.body.state, held.state], [201, 'pending', 'rule-held']);
    assert.deepEqual(
      held.findings.map(({ label }) => label),
      ['Envoi suspect, sans vérification'],
    );
    const limits: LimitsService = house.cms.strapi.plugin('concertation').service('limits');
    const hours = { from: '2026-12-01T09:30', to: '2026-12-01T12:00' };
    await limits.announce({ name: 'Réunion publique', people: 40, ...hours, reason: 'Une salle, un Wi-Fi.' }, 'Essai');
    const meeting = await house.detail((await house.row(await send(await house.form({ body })))).documentId);
    assert.deepEqual([meeting.state, meeting.findings], ['awaiting-team', []]);
  });
}

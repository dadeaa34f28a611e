import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModerationPanel, PolicyBody, PolicyView } from '../../../contract/moderation.ts';
import { rowsIn, type There } from '../comment-cases/house.ts';

const STRICT: PolicyBody = { label: 'Deux avis', mode: 'pre-moderation-two-keys', teamDays: 3, electedDays: 3 };
const USUAL = 'a-priori-2026-1';

/** What a consultation starts with, and who keeps what when that changes. */
export function describeDefaultPolicy(there: There): void {
  test('a new default is for what was never switched: the others keep their version, and no lead goes below it', async () => {
    const house = there();
    const officer = house.person('participation-officer');
    const policyOf = async (slug: string) => {
      const path = `/moderation/panel/${house.consultation(slug)}`;
      return (await officer.ask<ModerationPanel>('GET', path)).body.policy.code;
    };
    const makeDefault = async (code: string, reason: string) =>
      officer.ask<PolicyView[]>('POST', `/moderation/policies/${code}/default`, { reason });
    await house.publish('canal', 'project-lead');
    const [halle, gare, canal] = [await policyOf('halle'), await policyOf('gare'), await policyOf('canal')];
    assert.deepEqual([gare, canal], [USUAL, USUAL]);
    const { code } = (await officer.ask<PolicyView>('POST', '/moderation/policies', STRICT)).body;
    assert.equal((await makeDefault(code, '')).status, 422, 'not without a reason');
    assert.equal((await makeDefault('inconnue', 'Décision du bureau.')).status, 404);
    assert.equal(await policyOf('canal'), USUAL);

    const made = await makeDefault(code, 'Décision du bureau.');
    assert.equal(made.status, 200);
    const inForce = made.body.filter(({ isDefault }) => isDefault).map((policy) => [policy.code, policy.frozen]);
    assert.deepEqual(inForce, [[code, true]]);
    assert.equal((await officer.ask('PUT', `/moderation/policies/${code}`, STRICT)).status, 409, 'frozen');
    const choices = rowsIn<{ policy: string; reason: string; by: string }>(
      house,
      'plugin::concertation.policy-default',
    );
    const [kept] = await choices.findMany({ orderBy: { id: 'desc' } });
    assert.deepEqual(
      [kept?.policy, kept?.reason, kept?.by],
      [code, 'Décision du bureau.', 'participation-officer Essai'],
    );

    assert.deepEqual([await policyOf('halle'), await policyOf('gare'), await policyOf('canal')], [halle, gare, code]);
    assert.equal((await house.switchComments('gare', 'other-lead', {})).status, 200);
    assert.equal(await policyOf('gare'), USUAL, 'also when it is switched again');
    assert.equal((await house.switchComments('canal', 'project-lead', { policy: USUAL })).status, 422);
    assert.equal((await house.switchComments('canal', 'project-lead', {})).status, 200);
    const { documentId } = await house.row(await house.post({ project: 'canal' }));
    assert.equal((await house.decide(documentId, 'approve')).state, 'awaiting-elected');
    assert.equal((await makeDefault(USUAL, 'Retour à la règle.')).status, 200);
    assert.equal(await policyOf('canal'), code, 'now it keeps its own');
  });
}

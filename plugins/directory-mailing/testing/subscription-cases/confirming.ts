import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONSENT } from '../../contract/subscription.ts';
import { CONSENT_RECORD, REQUEST, STAKEHOLDER } from '../../server/content-types/index.ts';
import { AFTER, until, writeConsultation } from '../opening-fixture.ts';
import { linksTo } from '../subscription-fixture.ts';
import { confirmation, type SubscriptionHouse } from './house.ts';

/** Before somebody has confirmed, and from then on. */
export function describeConfirming(house: SubscriptionHouse): void {
  const { citizen } = house;

  test('writes to nobody about a consultation before they have confirmed, and to them afterwards', async () => {
    const { body } = await citizen.signUp('gael@example.org', { name: 'Gaël <b>', communes: ['30189'] });
    assert.equal(body.state, 'pending');
    const links = await linksTo(house.catcher, 'gael@example.org');
    const [letter] = house.mailsTo('gael@example.org');
    assert.doesNotMatch(`${letter?.text} ${letter?.html}`, /Gaël/, 'what was typed is not echoed');
    const asked = await citizen.ask('GET', confirmation(links['confirmation']));
    assert.deepEqual(asked.body, { state: 'asking', ...CONSENT });
    assert.equal(await house.rows(STAKEHOLDER).count(), 0);
    await writeConsultation(house.cms.strapi, 'trop-tot');
    house.setClock(AFTER);
    const waits = { state: 'prepared', reason: 'audience-empty' };
    await until(
      'the first mailing concerns nobody, and waits',
      async () => (await house.rows('plugin::directory-mailing.mailing').count({ where: waits })) === 1,
    );
    const agree = async (consentVersion: string) =>
      citizen.ask('POST', confirmation(links['confirmation']), { consentVersion });
    await house.rows(REQUEST).updateMany({ where: { reference: body.reference }, data: { consentVersion: '1' } });
    assert.equal((await agree('1')).status, 409, 'the wording that stands there is another one');
    const confirmed = await agree(CONSENT.version);
    assert.equal(confirmed.status, 200);
    assert.equal((await citizen.ask('POST', confirmation(links['confirmation']))).status, 200, 'may be repeated');
    const stakeholder = await house.rows(STAKEHOLDER).findOne({ where: { email: 'gael@example.org' } });
    assert.deepEqual([stakeholder.state, stakeholder.communes], ['confirmed', ['30189']]);
    const proofs = await house.rows(CONSENT_RECORD).findMany({ where: { stakeholder: stakeholder.documentId } });
    assert.deepEqual(
      proofs.map(({ act, version, source, reference }) => [act, version, source, reference]),
      [['given', CONSENT.version, 'site-form', body.reference]],
    );
    await writeConsultation(house.cms.strapi, 'a-temps');
    await until('the mailing', () => house.mailsTo('gael@example.org').some(({ subject }) => /a-temps/.test(subject)));
    assert.ok(!house.mailsTo('gael@example.org').some(({ subject }) => /trop-tot/.test(subject)));
  });

  test('answers the same for an address that is known, and changes nothing before it confirms', async () => {
    const known = await citizen.signUp('gael@example.org', { communes: [] });
    const unknown = await citizen.signUp('hedi@example.org', { communes: [] });
    assert.deepEqual(Object.keys(known.body), Object.keys(unknown.body));
    assert.deepEqual({ ...known.body, reference: '' }, { ...unknown.body, reference: '' });
    const stakeholder = await house.rows(STAKEHOLDER).findOne({ where: { email: 'gael@example.org' } });
    assert.deepEqual(stakeholder.communes, ['30189']);
    const links = await linksTo(house.catcher, 'gael@example.org', 4);
    const { reference } = known.body;
    await house.rows(REQUEST).updateMany({ where: { reference }, data: { state: 'superseded' } });
    const told = await citizen.ask('GET', confirmation(links['confirmation']));
    assert.deepEqual([told.status, told.body.state], [200, 'registered']);
    assert.equal((await citizen.ask('POST', confirmation(links['confirmation']))).status, 410);
    await house.rows(REQUEST).updateMany({ where: { reference }, data: { state: 'pending' } });
  });
}

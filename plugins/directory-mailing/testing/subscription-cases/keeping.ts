import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressMark } from '../../core/address-mark.ts';
import { LETTER, REQUEST, SUPPRESSION } from '../../server/content-types/index.ts';
import { settingsOf } from '../../server/settings.ts';
import { everyRow } from '../every-row.ts';
import { linksTo } from '../subscription-fixture.ts';
import { confirmation, type SubscriptionHouse } from './house.ts';

/** How long a link serves, and what is forgotten. */
export function describeKeeping(house: SubscriptionHouse): void {
  const { citizen } = house;

  test('serves a link for 48 hours, and forgets who did not answer after seven days', async () => {
    await citizen.signUp('lou@example.org');
    const links = await linksTo(house.catcher, 'lou@example.org');
    assert.ok((links['ce-n-est-pas-moi'] ?? '').length < 300);
    house.setClock('2026-11-25T15:00:00Z');
    assert.equal((await citizen.ask('POST', confirmation(links['confirmation']))).status, 410);
    const { forget } = house.cms.strapi.plugin('directory-mailing').service('retention');
    await forget();
    assert.equal(await house.rows(REQUEST).count({ where: { email: 'lou@example.org' } }), 1);
    house.setClock('2026-12-01T11:05:00Z');
    await forget();
    await house.cms.strapi.plugin('concertation').service('forms').forgetOld();
    assert.equal(await house.rows(REQUEST).count(), 0);
    assert.doesNotMatch(await everyRow(house.cms), /lou@example/);
    assert.equal(await house.rows('plugin::concertation.form-answer').count(), 0);
    // The link is promised for longer than the request is kept, and a lasting mark outlives what it does.
    const lasting = {
      mark: addressMark('lou@example.org', settingsOf(house.cms.strapi).linkKey.secret),
      reason: 'erased',
    };
    await house.rows(SUPPRESSION).create({ data: { ...lasting, at: '2026-11-01T00:00:00.000Z' } });
    const notMe = `/api/directory-mailing/disownments/${links['ce-n-est-pas-moi']}`;
    assert.equal((await citizen.ask('POST', notMe)).status, 200);
    await citizen.signUp('lou@example.org');
    const last = async () =>
      house.rows(LETTER).findOne({ where: { email: 'lou@example.org' }, orderBy: { id: 'desc' } });
    assert.equal((await last()).state, 'skipped');
    house.setClock('2027-01-01T11:05:00Z');
    await forget();
    await citizen.signUp('lou@example.org');
    assert.notEqual((await last()).state, 'skipped');
    assert.equal(await house.rows(SUPPRESSION).count({ where: lasting }), 1);
  });
}

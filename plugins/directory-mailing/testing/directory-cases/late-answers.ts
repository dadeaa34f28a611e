import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import { SUPPRESSION, STAKEHOLDER } from '../../server/content-types/index.ts';
import { settingsOf } from '../../server/settings.ts';
import { Citizen, type Reply } from '../subscription-fixture.ts';
import type { DirectoryHouse } from './house.ts';

/** Who answers at the last moment, after the months of the periods that the staff set last. */
export function describeLateAnswers(house: DirectoryHouse): void {
  const silent = { actorKind: 'person', state: 'confirmed', source: 'site-form' };
  const since = { confirmedAt: '2028-01-01T10:00:00.000Z', reconfirmAskedAt: '2029-02-01T10:00:00.000Z' };
  const enter = async (email: string) => house.rows(STAKEHOLDER).create({ data: { email, ...silent, ...since } });

  test('keeps who says yes while the round that would erase them has begun', async () => {
    await enter('ugo@example.org');
    const { documentId } = await enter('vera@example.org');
    const { linkKey } = settingsOf(house.cms.strapi);
    const renewal = signLink('reconfirm', documentId, linkKey, Date.parse('2029-05-01T00:00:00Z'));
    const answers: Reply[] = [];
    const marks = await house.rows(SUPPRESSION).count();
    const stop = house.cms.strapi.db.lifecycles.subscribe({
      models: [STAKEHOLDER],
      afterFindMany: async ({ result }) => {
        if (answers.length > 0 || !JSON.stringify(result).includes('vera@example.org')) return;
        const citizen = new Citizen(() => house.cms);
        answers.push(await citizen.ask('POST', `/api/directory-mailing/confirmations/${renewal}`));
      },
    });
    await house.forget();
    stop();
    assert.deepEqual(
      answers.map(({ status, body }) => [status, typeof body.own]),
      [[200, 'string']],
    );
    assert.equal(await house.person('ugo@example.org'), null);
    assert.equal((await house.person('vera@example.org'))?.state, 'confirmed');
    assert.deepEqual(
      (await house.proofsOf('vera@example.org')).map(({ act }: { act: string }) => act),
      ['renewed'],
    );
    assert.equal(await house.rows(SUPPRESSION).count(), marks + 1, 'of the other alone');
  });
}

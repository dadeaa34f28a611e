import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModerationPanel } from '../../../contract/moderation.ts';
import { COMMENT } from '../../comments/tables.ts';
import { report, type There } from '../comment-cases/house.ts';

/** More than one statement takes as parameters, on either database. */
const MANY = 70_000;

/** What a consultation holds that a territory talks about. */
export function describeSizes(there: There): void {
  test('counts what waits under a consultation however many comments it has', async () => {
    const house = there();
    const consultation = house.consultation('gare');
    const panel = async () =>
      (await house.person('other-lead').ask<ModerationPanel>('GET', `/moderation/panel/${consultation}`)).body;
    const before = await panel();
    const { documentId } = await house.published({ project: 'gare', body: 'Un de plus' });
    await report(house, documentId);
    const { connection, metadata } = house.cms.strapi.db;
    const { tableName } = metadata.get(COMMENT);
    await connection.raw(
      `insert into ?? (document_id, reference, consultation, received_at, author_state, latest, version)
         with recursive numbers (number) as (select 1 union all select number + 1 from numbers where number < ${MANY})
         select 'plein-' || number, 'PLEIN-' || number, cast(? as varchar(255)), '2026-11-23T10:00:00.000Z',
           'withdrawn', 1, 1 from numbers`,
      [tableName, consultation],
    );
    const after = await panel();
    await connection(tableName).where('reference', 'like', 'PLEIN-%').delete();
    assert.equal(after.openFlags, before.openFlags + 1);
    assert.equal(after.openAppeals, before.openAppeals);
    assert.deepEqual(after.waiting, before.waiting);
    assert.equal(after.published, before.published + 1);
  });
}

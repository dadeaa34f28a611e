import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { ModerationPanel } from '../../../contract/moderation.ts';
import { COMMENT } from '../../comments/tables.ts';
import { report, type There } from '../comment-cases/house.ts';

/** More than one statement takes as parameters, on either database. */
const MANY = 70_000;
/** SQLite takes no more rows in one statement. */
const AT_ONCE = 400;

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
    const rows = Array.from({ length: MANY }, () => ({
      document_id: randomUUID(),
      reference: `PLEIN-${randomUUID()}`,
      consultation,
      received_at: '2026-11-23T10:00:00.000Z',
      author_state: 'withdrawn',
      latest: 1,
      version: 1,
    }));
    await connection.batchInsert(tableName, rows, AT_ONCE);
    const after = await panel();
    await connection(tableName).where('reference', 'like', 'PLEIN-%').delete();
    assert.equal(after.openFlags, before.openFlags + 1);
    assert.equal(after.openAppeals, before.openAppeals);
    assert.deepEqual(after.waiting, before.waiting);
    assert.equal(after.published, before.published + 1);
  });
}

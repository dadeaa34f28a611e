import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Knex } from 'knex';
import { judgeAbandoned } from '../../server/sending/leftovers.ts';
import { DueRows, hasWork } from '../../server/sending/due-rows.ts';
import { DELIVERIES, isPostgres } from '../../server/sending/tables.ts';
import { queueMailing, statementsOf } from '../sending-fixture.ts';
import type { SendingHouse } from './house.ts';

/** What freezing does not write, and how a sender finds its rows among those of every mailing that ever was. */
export function describeIndexes(house: SendingHouse): void {
  const indexes = async (): Promise<string[]> => {
    const rows: { name: string }[] = isPostgres(house.db)
      ? await house.db('pg_indexes').where({ tablename: DELIVERIES }).select('indexname as name')
      : await house.db('sqlite_master').where({ type: 'index', tbl_name: DELIVERIES }).select('name');
    return rows.map(({ name }) => name).toSorted();
  };

  test('a delivery has its key, who got which mailing, and what was begun; no other index', async () => {
    const own = ['mailing_deliveries_once', 'mailing_deliveries_open_again'];
    assert.deepEqual(await indexes(), isPostgres(house.db) ? [...own, 'mailing_deliveries_pkey'] : own);
  });

  test('whatever a sender asks is answered by an index', async () => {
    const mailing = await queueMailing(house.db, 3);
    const asked = await statementsOf(house.db, async () => {
      await hasWork(house.db);
      await new DueRows(house.db).take(10, Date.now());
      await judgeAbandoned(house.db, 1, 'quarantine', Date.now());
    });
    const ofDeliveries = asked.filter(({ sql }) => sql.includes(DELIVERIES));
    assert.ok(ofDeliveries.length >= 3, `mailing ${mailing}`);
    for (const { sql, bindings } of ofDeliveries)
      assert.match(await planOf(house.db, sql, bindings), /mailing_deliveries_(open_again|once)/, sql);
  });
}

/** On PostgreSQL with sequential reading made dear: three rows are read as they lie. */
async function planOf(db: Knex, sql: string, bindings: readonly Knex.Value[]): Promise<string> {
  if (!isPostgres(db)) return JSON.stringify(await db.raw(`explain query plan ${sql}`, [...bindings]));
  return db.transaction(async (trx) => {
    await trx.raw('set local enable_seqscan = off');
    // As the driver heard it: its marks are numbered already.
    const text = sql.replaceAll(/\$\d+/g, '?').replaceAll(/(?<!\\)\?(?=[|&])/g, '\\?');
    const { rows } = (await trx.raw(`explain ${text}`, [...bindings])) as { readonly rows: unknown[] };
    return JSON.stringify(rows);
  });
}

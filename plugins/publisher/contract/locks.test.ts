import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitForPublications } from './locks.ts';

test('publications wait for each other where a database has several writers', async () => {
  const said: string[] = [];
  const trx = { raw: async (sql: string) => said.push(sql) };
  await waitForPublications({ db: { dialect: { client: 'sqlite' } } }, trx);
  assert.deepEqual(said, []);
  await waitForPublications({ db: { dialect: { client: 'postgres' } } }, trx);
  assert.deepEqual(said, ['select pg_advisory_xact_lock(?)']);
});

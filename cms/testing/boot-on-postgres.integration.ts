import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type TemporaryPostgres, temporaryPostgres } from '../../plugins/publisher/testing/temporary-postgres.ts';
import { logIn } from './admin-client.ts';
import { bootCms } from './boot-cms.ts';
import { assertSeededOnce, bootTogether } from './boot-together.ts';

describe('the CMS on PostgreSQL', () => {
  let postgres: TemporaryPostgres;
  let empty: string;
  before(async () => {
    postgres = await temporaryPostgres();
    empty = await postgres.copy();
  });
  after(async () => postgres?.stop());

  test('makes its tables, loads the demonstration and lets its people work; the second start changes nothing', async () => {
    const options = { mode: 'demo', smtpUrl: 'smtp://127.0.0.1:9', databaseUrl: postgres.url } as const;
    const first = await bootCms({ ...options, fromNothing: true });
    assert.equal(first.strapi.db.dialect.client, 'postgres');
    await assertSeededOnce(first);
    await first.stop(true);
    const second = await bootCms({ ...options, dataDir: first.dataDir });
    try {
      await assertSeededOnce(second);
      assert.deepEqual(await (await fetch(`${second.url}/health`)).json(), { status: 'ok' });
      const lead = await logIn(second.url, second.dataDir, 'project-lead');
      const { status, body } = await lead.ask('GET', '/content-manager/collection-types/api::project.project');
      assert.equal(status, 200);
      assert.ok((body as { results: unknown[] }).results.length > 0);
    } finally {
      await second.stop();
    }
  });

  test('two that start at the same instant on one database come up, and seed once', async () => bootTogether(empty));
});

import { createRequire } from 'node:module';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { askAnonymously, logIn } from './admin-client.ts';
import { bootCms } from './boot-cms.ts';

/** As compiled: what the CMS itself runs. */
const { ROLES } = createRequire(import.meta.url)('../dist/src/roles/role-table.js') as {
  ROLES: readonly { code: string }[];
};

const TYPES = ['project', 'consultation', 'calendar-event', 'synthesis', 'commune', 'procedure', 'page'];
type Strapi = Awaited<ReturnType<typeof bootCms>>['strapi'];

async function inventory(strapi: Strapi): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const type of TYPES)
    counts[type] = await strapi.db.query(`api::${type}.${type}` as 'api::project.project').count();
  for (const uid of ['admin::user', 'admin::role', 'admin::permission', 'plugin::upload.file']) {
    counts[uid] = await strapi.db.query(uid as 'admin::user').count();
  }
  return counts;
}

describe('the CMS', () => {
  test('starts with every plugin at work, an answer on /health, and a database that forgets nothing', async () => {
    const cms = await bootCms({ fromNothing: true });
    try {
      for (const plugin of ['publisher', 'concertation', 'directory-mailing']) {
        // A server file with a wrong name is loaded as an empty plugin, without an error.
        assert.ok(Object.keys(cms.strapi.plugin(plugin).services).length > 0, `${plugin} has no service`);
      }
      const health = await fetch(`${cms.url}/health`);
      assert.deepEqual([health.status, await health.json()], [200, { status: 'ok' }]);
      const [mode] = (await cms.strapi.db.connection.raw('pragma journal_mode')) as { journal_mode: string }[];
      const [sync] = (await cms.strapi.db.connection.raw('pragma synchronous')) as { synchronous: number }[];
      assert.deepEqual([mode?.journal_mode, sync?.synchronous], ['wal', 2]);
      const accounts = await cms.strapi.db.query('admin::user').count();
      assert.equal(accounts, 0, 'production has no demo account');
    } finally {
      await cms.stop();
    }
  });

  test('started twice, loads the demonstration once and keeps its accounts', async () => {
    const first = await bootCms({ mode: 'demo', smtpUrl: 'smtp://127.0.0.1:9', fromNothing: true });
    const file = join(first.dataDir, 'demo-accounts.json');
    const accounts = readFileSync(file, 'utf8');
    const before = await inventory(first.strapi);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(
      (JSON.parse(accounts) as { role: string }[]).map(({ role }) => role).sort(),
      ['super-admin', ...ROLES.map(({ code }) => code)].sort(),
    );
    await first.stop(true);
    const second = await bootCms({ mode: 'demo', smtpUrl: 'smtp://127.0.0.1:9', dataDir: first.dataDir });
    try {
      assert.deepEqual(await inventory(second.strapi), before);
      assert.equal(readFileSync(file, 'utf8'), accounts);
    } finally {
      await second.stop();
    }
  });

  test('started for production on the folder of a demonstration, lets none of its accounts in', async () => {
    const demo = await bootCms({ mode: 'demo', smtpUrl: 'smtp://127.0.0.1:9' });
    const file = join(demo.dataDir, 'demo-accounts.json');
    const accounts = JSON.parse(readFileSync(file, 'utf8')) as { role: string; email: string; password: string }[];
    const session = await logIn(demo.url, demo.dataDir, 'super-admin');
    const own = { email: 'agent@agglo.example', firstname: 'Agent', isActive: true, password: 'Mot-de-passe-1' };
    await demo.strapi.service('admin::user').create(own);
    await demo.stop(true);
    const cms = await bootCms({ dataDir: demo.dataDir });
    const logInAs = async ({ email, password }: { email: string; password: string }) =>
      (await askAnonymously(cms.url, 'POST', '/admin/login', { email, password })).status;
    try {
      assert.equal(existsSync(file), false);
      for (const account of accounts) assert.equal(await logInAs(account), 400, account.role);
      assert.equal((await session.at(cms.url).ask('GET', '/admin/users/me')).status, 401);
      assert.equal(await logInAs(own), 200);
      for (const proto of ['http', 'https']) {
        const headers = { 'content-type': 'application/json', 'x-forwarded-proto': proto };
        const { email, password } = own;
        const { status, headers: answered } = await fetch(`${cms.url}/admin/login`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ email, password }),
        });
        assert.equal(status, 200);
        assert.equal(/; secure/i.test(answered.getSetCookie().join()), proto === 'https', proto);
      }
    } finally {
      await cms.stop();
    }
  });
});

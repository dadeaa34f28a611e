import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { askAnonymously } from './admin-client.ts';
import { type BootedCms, bootCms } from './boot-cms.ts';

/** Users-permissions' grants: who reads the site has no account, and no door of Strapi's own. */
async function grants(cms: BootedCms): Promise<Record<string, number>> {
  const roles = (await cms.strapi.db
    .query('plugin::users-permissions.role')
    .findMany({ populate: ['permissions'] })) as { type: string; permissions: unknown[] }[];
  return Object.fromEntries(roles.map(({ type, permissions }) => [type, permissions.length]));
}

const NONE = { public: 0, authenticated: 0 };

describe('the doors of the CMS for the public', () => {
  let cms: BootedCms;
  before(async () => {
    cms = await bootCms();
  });
  after(async () => cms?.stop());

  test('hold no grant at the first start, nor at the second, whatever was granted meanwhile', async () => {
    assert.deepEqual(await grants(cms), NONE);
    const [role] = await cms.strapi.db.query('plugin::users-permissions.role').findMany({ where: { type: 'public' } });
    await cms.strapi.db
      .query('plugin::users-permissions.permission')
      .create({ data: { action: 'plugin::users-permissions.user.find', role: role.id } });
    assert.deepEqual(await grants(cms), { ...NONE, public: 1 });
    await cms.stop(true);
    cms = await bootCms({ dataDir: cms.dataDir });
    assert.deepEqual(await grants(cms), NONE);
  });

  test('neither register, log in nor reset', async () => {
    for (const path of [
      '/api/auth/local',
      '/api/auth/local/register',
      '/api/auth/forgot-password',
      '/api/auth/reset-password',
    ]) {
      const { status } = await askAnonymously(cms.url, 'POST', path, {
        identifier: 'a',
        email: 'a@example.org',
        code: {},
      });
      assert.ok([401, 403, 404].includes(status), `${path} ${status}`);
    }
  });

  test('show no draft and no entry', async () => {
    await cms.strapi.documents('api::project.project').create({ data: { title: 'Secret', slug: 'secret' } });
    for (const type of ['projects', 'consultations', 'calendar-events', 'syntheses', 'pages', 'communes']) {
      for (const query of ['', '?status=draft', '?status=published', '?publicationState=preview']) {
        const { status, body } = await askAnonymously(cms.url, 'GET', `/api/${type}${query}`);
        assert.ok([401, 403, 404].includes(status), `${type}${query} ${status}`);
        assert.doesNotMatch(JSON.stringify(body), /secret/i);
      }
    }
  });

  test('refuse odd questions without a breakdown', async () => {
    for (const query of [
      '?filters[leads][password][$startsWith]=a',
      '?where[updatedBy]=1',
      '?lookup=1',
      '?sort=__proto__',
    ]) {
      const { status } = await askAnonymously(cms.url, 'GET', `/api/projects${query}`);
      assert.ok([400, 401, 403, 404].includes(status), `${query} ${status}`);
    }
  });

  test('name the origins that may ask', async () => {
    const preflight = await fetch(`${cms.url}/admin/login`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    });
    assert.notEqual(preflight.headers.get('access-control-allow-origin'), 'https://elsewhere.example');
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { askAnonymously } from './admin-client.ts';
import { type BootedCms, bootCms } from './boot-cms.ts';

/** What somebody who is not logged in may reach, and nothing else. */
const OPEN = [
  /^GET \/health$/,
  // Strapi's own sign of life: no body, asks nothing of the database.
  /^[A-Z]+ \/_health$/,
  // A script without data, for the frame of a preview.
  /^GET \/content-manager\/preview\/script$/,
  // The log-in page, its first-run twin, and what they ask.
  /^GET \/admin\/(init|project-type|information|registration-info|providers)/,
  /^POST \/admin\/(login|logout|register|register-admin|forgot-password|reset-password|access-token|renew-token)$/,
  /^GET \/admin\/connect/,
  /^(GET|HEAD) \/uploads\//,
  /^GET \/(favicon\.ico)?$/,
  // One click of a reader's mail program, by RFC 8058.
  /^POST \/api\/directory-mailing\/unsubscriptions\//,
  // What the log-in page says in the reader's language.
  /^GET \/i18n\/locales\/$/,
];

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

interface Layer {
  readonly path: string;
  readonly methods: readonly string[];
}

describe('the doors of the CMS', () => {
  let cms: BootedCms;
  let doors: string[];
  before(async () => {
    cms = await bootCms();
    const layers = cms.strapi.server.listRoutes() as readonly Layer[];
    doors = [
      ...new Set(
        layers.flatMap(({ methods, path }) =>
          methods.filter((name) => METHODS.has(name)).map((name) => `${name} ${path}`),
        ),
      ),
    ];
  });
  after(async () => cms?.stop());

  test('are known', () => assert.ok(doors.length > 100, `only ${doors.length} routes`));

  test('are shut for somebody who is not logged in, but for a short list', async () => {
    const ajar: string[] = [];
    for (const door of doors.filter((candidate) => !OPEN.some((open) => open.test(candidate)))) {
      const [method = '', pattern = ''] = door.split(' ');
      const path = pattern
        .replaceAll(/\(\.\*\)|\{[^}]*\}/g, 'x')
        .replaceAll(/:[A-Za-z]+(\([^)]*\))?\??/g, '1')
        .replaceAll('*', 'x');
      const { status } = await askAnonymously(cms.url, method, path, method === 'GET' ? undefined : {});
      if (![401, 403, 404, 405].includes(status)) ajar.push(`${door} ${status}`);
    }
    assert.deepEqual(ajar, []);
  });

  test('hold no grant of users-permissions', async () => {
    assert.equal(await cms.strapi.db.query('plugin::users-permissions.permission').count(), 0);
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

  test('show no draft, and refuse odd questions without a breakdown', async () => {
    for (const query of [
      '?status=draft',
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

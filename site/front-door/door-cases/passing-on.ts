import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLIENT_HEADER, DOOR_HEADER } from '@aggloforum/concertation/contract/taking-part.ts';
import type { DoorHouse } from './house.ts';

/** What reaches the CMS. */
export function describePassingOn(house: DoorHouse): void {
  const { bench } = house;

  test('passes on named endpoints only, without cookies, and says itself whom it serves', async () => {
    const before = bench.cms.seen.length;
    for (const path of [
      '/admin',
      '/admin/init',
      '/api/publisher/snapshot',
      '/api/projects?status=draft',
      '/api/auth/local',
      '/upload',
      '/uploads/x.pdf',
      '/content-manager/collection-types',
    ]) {
      assert.equal((await house.ask(path)).status, 404, path);
      assert.ok([404, 405].includes((await house.ask(path, 'POST')).status), path);
    }
    assert.equal(bench.cms.seen.slice(before).filter(({ path }) => !path.includes('/publisher/feed')).length, 0);
    const path = '/api/directory-mailing/unsubscriptions/abc.def';
    const answer = await house.ask(
      path,
      'POST',
      {
        cookie: 'a=b',
        'x-forwarded-for': '203.0.113.9',
        'x-aggloforum-client': '203.0.113.9',
        'x-aggloforum-door': 'x',
        authorization: 'Bearer x',
        'content-type': 'application/x-www-form-urlencoded',
      },
      'List-Unsubscribe=One-Click',
    );
    assert.equal(answer.status, 200);
    const passed = bench.cms.seen.find((seen) => seen.path === path);
    const { cookie, authorization, ...headers } = passed?.headers ?? {};
    assert.deepEqual([cookie, authorization, headers['x-forwarded-for']], [undefined, undefined, undefined]);
    assert.deepEqual([headers[CLIENT_HEADER], headers[DOOR_HEADER]], ['127.0.0.1', house.doorToken]);
    assert.equal((await house.ask(path, 'POST', {}, 'x'.repeat(5_000))).status, 413);
    const bounces = '/api/directory-mailing/bounces';
    await house.ask(
      bounces,
      'POST',
      { 'x-aggloforum-signature': 't=1,v1=0', 'content-type': 'application/json' },
      '{}',
    );
    const signed = bench.cms.seen.find((seen) => seen.path === bounces);
    assert.equal(signed?.headers['x-aggloforum-signature'], 't=1,v1=0');
    assert.equal((await house.ask(bounces, 'POST', {}, 'x'.repeat(8_193))).status, 413);
  });
}

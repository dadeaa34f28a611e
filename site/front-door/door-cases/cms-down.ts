import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { DoorHouse } from './house.ts';

/** A CMS that is away. */
export function describeCmsDown(house: DoorHouse): void {
  const { bench } = house;

  test('stays open while the CMS is down', async () => {
    assert.deepEqual(JSON.parse((await house.ask('/health')).body.toString()), { status: 'ok', cms: 'up' });
    await bench.cms.close();
    assert.deepEqual(JSON.parse((await house.ask('/health')).body.toString()), { status: 'ok', cms: 'down' });
    assert.equal((await house.ask('/')).status, 200);
    const refused = await house.ask('/api/directory-mailing/unsubscriptions/abc.def', 'POST');
    assert.deepEqual([refused.status, refused.headers['retry-after']], [503, '30']);
    await bench.cms.open(join(bench.folder, 'data'));
  });
}

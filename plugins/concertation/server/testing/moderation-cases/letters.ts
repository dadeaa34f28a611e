import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Post } from '../../../contract/letters-port.ts';
import type { There } from '../comment-cases/house.ts';
import { awaitingElected } from './two-keys.ts';

/** What leaves by itself: told once, also after a fault. */
export function describeDailyLetters(there: There): void {
  test('asks again for a letter of the day that could not be handed in, and sends it once', async (t) => {
    const house = there();
    await awaitingElected(house, { body: 'attend la lettre' });
    const mine = async () => (await house.lettersTo('elected-official@example.fr')).length;
    const before = await mine();
    house.setClock('2026-11-27T10:00:00Z');
    const post: Post = house.cms.strapi.plugin('concertation').service('post');
    const failing = t.mock.method(post, 'enqueue', async () => Promise.reject(new Error('no room')));
    await assert.rejects(house.runRounds(), /no room/);
    assert.ok(failing.mock.callCount() > 0);
    assert.equal(await mine(), before);
    t.mock.restoreAll();
    await house.runRounds();
    await house.runRounds();
    assert.equal(await mine(), before + 1);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Post } from '../../../contract/letters-port.ts';
import type { There } from '../comment-cases/house.ts';
import { awaitingElected } from './two-keys.ts';

/** What leaves by itself: told once, and not told where it was refused. */
export function describeDailyLetters(there: There): void {
  test('asks again an hour later for a letter of the day that was refused, and says so in the log', async (t) => {
    const house = there();
    await awaitingElected(house, { body: 'attend la lettre' });
    const mine = async () => (await house.lettersTo('elected-official@example.fr')).length;
    const before = await mine();
    house.setClock('2026-11-27T10:00:00Z');
    const post: Post = house.cms.strapi.plugin('concertation').service('post');
    const refusing = t.mock.method(post, 'enqueue', async () => false);
    const events: unknown[] = [];
    t.mock.method(house.cms.strapi.log, 'warn', (said: unknown) => (events.push(said), house.cms.strapi.log));
    await house.runRounds();
    const asked = refusing.mock.callCount();
    assert.ok(asked > 0);
    const said = events.filter((event) => typeof event === 'string' && event.includes('staff-letter-refused'));
    assert.equal(said.length, asked);
    await house.runRounds();
    assert.equal(refusing.mock.callCount(), asked, 'not every minute');
    t.mock.restoreAll();
    assert.equal(await mine(), before);
    house.setClock('2026-11-27T11:05:00Z');
    await house.runRounds();
    await house.runRounds();
    assert.equal(await mine(), before + 1);
  });
}

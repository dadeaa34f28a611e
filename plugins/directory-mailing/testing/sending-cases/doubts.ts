import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { DoubtfulLetters } from '../../server/mailings/doubtful-letters.ts';
import { LETTERS } from '../../server/sending/tables.ts';
import type { StaffActs } from '../../server/services/staff-acts.ts';
import { until } from '../opening-fixture.ts';
import {
  AUTHOR,
  countBy,
  engineOf,
  engineSettings,
  forgetMailings,
  HandClock,
  MINUTE,
  queueMailing,
  rowsOf,
} from '../sending-fixture.ts';
import type { SendingHouse } from './house.ts';

const addressOf = (who: string) => `${who}@example.org`;

/** What is known of a mail whose answer was lost or is late. */
export function describeDoubts(house: SendingHouse): void {
  test('a connection lost at MAIL or at DATA is tried again; one lost after the dot is doubt', async () => {
    const clock = new HandClock();
    for (const step of ['mail', 'data'] as const) {
      let left = 2;
      house.sink.behave({ [step]: () => (left-- > 0 ? 'drop' : undefined) });
      await queueMailing(house.db, 5);
      const { engine } = engineOf(house.db, engineSettings(house.sink.url), { now: clock.now });
      await house.drainAll(engine, clock, MINUTE);
      assert.deepEqual([await house.states(), house.received().length], [{ accepted: 5 }, 5]);
      assert.ok((await rowsOf(house.db)).every(({ doubts }) => !doubts));
      await forgetMailings(house.db);
      house.sink.arrivals.length = 0;
    }
    house.sink.behave({ dot: (to) => (to === 'p2@example.org' ? 'drop' : undefined) });
    const mailing = await queueMailing(house.db, 5);
    const { engine } = engineOf(house.db, engineSettings(house.sink.url), { now: clock.now });
    await house.drainAll(engine, clock, MINUTE);
    assert.deepEqual([await house.states(), house.received().length], [{ accepted: 4, 'in-doubt': 1 }, 5]);
    const service = house.cms.strapi.plugin('directory-mailing').service('sender');
    assert.equal((await service.progress(mailing)).undecided, 1);
    const doubtful = (await rowsOf(house.db)).filter(({ state }) => state === 'in-doubt').map(({ id }) => id);
    assert.equal(await service.resolveDoubt(doubtful, 'leave', '7'), 1);
    assert.deepEqual([(await service.progress(mailing)).undecided, (await house.states())['in-doubt']], [0, 1]);
    assert.equal(await service.resolveDoubt(doubtful, 'resend', '7'), 1);
    await house.drainAll(engine, clock, MINUTE);
    assert.equal((await service.progress(mailing)).undecided, 1, 'lost again, it is for somebody to decide again');
    house.sink.behave({});
    assert.equal(await service.resolveDoubt(doubtful, 'resend', '7'), 1);
    await house.drainAll(engine, clock, MINUTE);
    assert.deepEqual([await house.states(), house.received().length], [{ accepted: 5 }, 7]);
  });

  test('a message to one person whose answer was lost is shown, and somebody decides as often as it takes', async () => {
    const letters = house.cms.strapi.plugin('directory-mailing').service('doubtfulLetters') as DoubtfulLetters;
    const acts = house.cms.strapi.plugin('directory-mailing').service('staffActs') as StaffActs;
    const texts = { subject: 'Confirmez', html: '<p>x</p>', text: 'x', queued_at: new Date().toISOString() };
    for (const who of ['ana', 'bea'])
      await house
        .db(LETTERS)
        .insert({ ...texts, document_id: randomUUID(), kind: 'receipt', email: `${who}@example.org`, state: 'queued' });
    house.sink.behave({ dot: () => 'drop' });
    const { engine } = engineOf(house.db, engineSettings(house.sink.url));
    await engine.drain(AUTHOR);
    const [ana, bea] = await letters.list();
    assert.deepEqual([ana?.address, bea?.address, bea?.subject], ['a…@example.org', 'b…@example.org', 'Confirmez']);
    await letters.decide(ana?.id ?? 0, 'leave', 'Camille');
    await assert.rejects(letters.decide(ana?.id ?? 0, 'resend', 'Camille'));
    await letters.decide(bea?.id ?? 0, 'resend', 'Dominique');
    await engine.drain(AUTHOR);
    assert.deepEqual(
      (await letters.list()).map(({ id }) => id),
      [bea?.id],
      'lost again',
    );
    house.sink.behave({});
    await letters.decide(bea?.id ?? 0, 'resend', 'Dominique');
    // Another sender: this one leaves alone for a while whoever lost three answers.
    await engineOf(house.db, engineSettings(house.sink.url)).engine.drain(AUTHOR);
    assert.deepEqual([await letters.list(), house.received()], [[], ['ana', 'bea', 'bea', 'bea'].map(addressOf)]);
    const rows: object[] = await house.db(LETTERS).orderBy('id').select('state', 'decision', 'decided_by', 'doubts');
    assert.deepEqual(
      rows.map((row) => Object.values(row)),
      [
        ['in-doubt', 'leave', 'Camille', 1],
        ['accepted', 'resend', 'Dominique', 2],
      ],
    );
    assert.deepEqual(
      (await acts.list()).map(({ act, by }) => `${act} ${by}`),
      ['letter-resent Dominique', 'letter-resent Dominique', 'letter-left Camille'],
    );
  });

  test('where the installation says so, a doubt is sent again and marked, three times at most', async () => {
    await queueMailing(house.db, 3);
    const clock = new HandClock();
    const fates = new Map([
      ['p0@example.org', 1],
      ['p1@example.org', 99],
    ]);
    house.sink.behave({
      dot: (to) => {
        const left = fates.get(to) ?? 0;
        fates.set(to, left - 1);
        return left > 0 ? 'drop' : undefined;
      },
    });
    const { engine } = engineOf(house.db, engineSettings(house.sink.url, { doubtPolicy: 'resend' }), {
      now: clock.now,
    });
    await house.drainAll(engine, clock, 10 * MINUTE);
    assert.deepEqual(
      (await rowsOf(house.db)).map(({ state, doubts }) => [state, doubts ?? 0]),
      [
        ['accepted', 1],
        ['in-doubt', 4],
        ['accepted', 0],
      ],
    );
    assert.deepEqual(countBy(house.received()), { 'p0@example.org': 2, 'p1@example.org': 4, 'p2@example.org': 1 });
  });

  test('a slow answer to the dot is waited for; one that never comes holds up nobody else', async () => {
    await queueMailing(house.db, 12);
    const never = Promise.withResolvers<'drop'>();
    house.sink.behave({
      dot: async (to) => {
        if (to === 'p3@example.org') return never.promise;
        if (to === 'p0@example.org' || to === 'p5@example.org') await pause(2_000);
        return undefined;
      },
    });
    const { engine } = engineOf(house.db, engineSettings(house.sink.url));
    const draining = engine.drain(AUTHOR);
    await until('all but one', async () => (await house.states())['accepted'] === 11);
    assert.deepEqual(await house.states(), { accepted: 11, attempting: 1 });
    never.resolve('drop');
    await draining;
    assert.deepEqual([await house.states(), house.received().length], [{ accepted: 11, 'in-doubt': 1 }, 12]);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailingDesk } from '../../server/mailings/desk.ts';
import { sendingDesk } from '../../server/mailings/progress.ts';
import type { told as toldParts } from '../../server/mailings/told.ts';
import { AUTHOR, engineOf, engineSettings, HandClock, MINUTE, queueMailing, rowsOf } from '../sending-fixture.ts';
import type { SendingHouse } from './house.ts';

type ToldService = ReturnType<typeof toldParts>;

/** What is left of a mailing that somebody cancels half-way. */
export function describeCancelled(house: SendingHouse): void {
  test('a mailing cancelled half-way ends with what was on its way, tells whom it reached, and sends nothing again', async () => {
    const mailing = await queueMailing(house.db, 6);
    const desk = house.cms.strapi.plugin('directory-mailing').service('desk') as MailingDesk;
    const told = house.cms.strapi.plugin('directory-mailing').service('told') as ToldService;
    const early: number[] = [];
    house.sink.behave({
      rcpt: (to) => (to === 'p2@example.org' ? { code: 550, text: '5.1.1 no such user' } : undefined),
      dot: async (to) => {
        if (to === 'p0@example.org') return 'drop';
        if (to !== 'p3@example.org') return undefined;
        await desk.act(mailing, 'cancel', 0, 'Camille');
        await told.catchUp();
        early.push((await told.toldOf(['c'])).size);
        return { code: 451, text: '4.3.0 come back later' };
      },
    });
    const clock = new HandClock();
    const { engine } = engineOf(house.db, engineSettings(house.sink.url, { connections: 1 }), { now: clock.now });
    await house.drainAll(engine, clock, MINUTE);
    const left = { 'in-doubt': 1, accepted: 1, failed: 1, skipped: 3 };
    assert.deepEqual(await house.states(), left);
    const skipped = (await rowsOf(house.db)).filter(({ state }) => state === 'skipped');
    assert.deepEqual(
      skipped.map(({ email, skip_reason: reason }) => `${email} ${reason}`),
      ['p3', 'p4', 'p5'].map((who) => `${who}@example.org cancelled`),
    );
    assert.deepEqual(early, [0], 'one of them was still on its way');
    await told.catchUp();
    assert.deepEqual(
      [...(await told.toldOf(['c'])).values()].map(({ count }) => count),
      [null],
      'fewer than ten',
    );
    house.sink.behave({});
    const refusal = (code: string) => (error: { body?: { error?: { code?: string } } }) =>
      error.body?.error?.code === code;
    await assert.rejects(desk.resolveDoubts(mailing, 'resend', 'Camille'), refusal('cancelled'));
    await assert.rejects(desk.act(mailing, 'retry', 1, 'Camille'), refusal('not-now'));
    // Cancelled by somebody else between the question and the deed.
    const rows = await rowsOf(house.db);
    const doubtful = rows.filter(({ state }) => state === 'in-doubt').map(({ id }) => id);
    assert.equal(await house.service.resolveDoubt(doubtful, 'resend', '7'), 0);
    assert.equal(await house.service.retryFailed(mailing, '7'), 0);
    assert.deepEqual(await house.states(), left);
    await desk.resolveDoubts(mailing, 'leave', 'Camille');
    const {
      inDoubt,
      doubtsLeft,
      skipped: notSent,
      accepted,
      failed,
    } = await sendingDesk(house.cms.strapi).progress(mailing);
    assert.deepEqual([inDoubt, doubtsLeft, notSent, accepted, failed], [0, 1, 3, 1, 1]);
  });

  test('where doubts are sent again, one of a cancelled mailing stays a doubt', async () => {
    const mailing = await queueMailing(house.db, 2);
    const desk = house.cms.strapi.plugin('directory-mailing').service('desk') as MailingDesk;
    house.sink.behave({
      dot: async () => {
        await desk.act(mailing, 'cancel', 0, 'Camille');
        return 'drop' as const;
      },
    });
    const settings = engineSettings(house.sink.url, { connections: 1, doubtPolicy: 'resend' });
    await engineOf(house.db, settings).engine.drain(AUTHOR);
    assert.deepEqual(await house.states(), { 'in-doubt': 1, skipped: 1 });
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DueRows } from '../../server/sending/due-rows.ts';
import { Lease } from '../../server/sending/lease.ts';
import { Ledger } from '../../server/sending/ledger.ts';
import { DELIVERIES, isoOf, LETTERS, MAILINGS, STAKEHOLDERS } from '../../server/sending/tables.ts';
import { until } from '../opening-fixture.ts';
import {
  AUTHOR,
  engineOf,
  engineSettings,
  HandClock,
  MINUTE,
  queueMailing,
  rowsOf,
  statementsOf,
} from '../sending-fixture.ts';
import type { SendingHouse } from './house.ts';

const NOW = Date.parse('2026-11-24T11:00:00Z');

/** What waits is read once, in order, and nothing that was taken is lost by it. */
export function describeReadAhead(house: SendingHouse): void {
  const idsOf = async (mailing: number): Promise<number[]> =>
    (await house.db(DELIVERIES).where({ mailing_id: mailing }).orderBy('id').select('id')).map(({ id }) => id);

  test('what was passed over in a mailing goes before any mailing after it', async () => {
    const [first, second] = [await queueMailing(house.db, 3), await queueMailing(house.db, 2, 'queued', 'q')];
    const [one = 0, ...others] = await idsOf(first);
    const due = new DueRows(house.db);
    const taken = async (count: number) => (await due.take(count, NOW)).map(({ id }) => id);
    assert.deepEqual(await taken(1), [one]);
    due.lookAgain();
    assert.deepEqual(await taken(2), others);
    await house.db(DELIVERIES).whereIn('id', others).update({ state: 'accepted', epoch: 1 });
    assert.deepEqual(await taken(5), [one]);
    assert.deepEqual(await taken(5), await idsOf(second));
    assert.deepEqual(await taken(5), []);
  });

  test('a mailing of which one mail waits for another try is not read from the front at every look', async () => {
    await queueMailing(house.db, 5);
    await house.db(STAKEHOLDERS).where({ email: 'p1@example.org' }).update({ state: 'unsubscribed' });
    house.sink.behave({
      rcpt: (to) => (to === 'p2@example.org' ? { code: 451, text: '4.7.1 greylisted' } : undefined),
    });
    const { engine } = engineOf(house.db, engineSettings(house.sink.url), { now: new HandClock().now });
    await engine.drain(AUTHOR);
    await engine.drain(AUTHOR);
    assert.deepEqual(await house.states(), { accepted: 3, queued: 1, skipped: 1 });
    const said = await statementsOf(house.db, async () => engine.drain(AUTHOR));
    const asked = said.map(({ sql }) => sql);
    assert.ok(asked.some((sql) => sql.includes(DELIVERIES)));
    assert.deepEqual(
      asked.filter((sql) => /stakeholder_id.? > /.test(sql)),
      [],
    );
  });

  test('a claim leaves what another sender has tried since it was read', async () => {
    const [id = 0] = await idsOf(await queueMailing(house.db, 1));
    const lease = new Lease(house.db, () => NOW);
    assert.notEqual(await lease.hold(), null);
    const ledger = new Ledger(
      house.db,
      lease,
      () => '<id>',
      () => null,
    );
    const nothing = { outcomes: [], takenBack: { rows: [], notBefore: isoOf(NOW) } };
    const claim = async (now: number) => (await ledger.commit(nothing, [{ queue: 'delivery', id }], now)).length;
    await house.db(DELIVERIES).update({ not_before: isoOf(NOW + MINUTE), epoch: 1 });
    assert.equal(await claim(NOW), 0);
    assert.equal(await claim(NOW + MINUTE), 1);
    await lease.release();
  });

  test('a database that cannot be read for a while loses no answer, and sends nothing twice', async () => {
    await queueMailing(house.db, 20);
    const rename = async (from: string, to: string) => house.db.schema.renameTable(from, to);
    const { engine, told } = engineOf(house.db, engineSettings(house.sink.url));
    house.sink.behave({
      dot: async () => {
        if (house.sink.arrivals.length !== 6) return undefined;
        await rename(LETTERS, 'letters_away');
        await until('a reading that fails', () => told.some(({ event }) => event === 'sending-failed'));
        await rename('letters_away', LETTERS);
        return undefined;
      },
    });
    await engine.drain(AUTHOR);
    assert.ok(told.some(({ event }) => event === 'sending-failed'));
    assert.deepEqual([new Set(house.received()).size, house.received().length], [20, 20]);
    assert.deepEqual(await house.states(), { accepted: 20 });
  });

  test('what a relay refused to everybody comes back also to a mailing that was over by then', async () => {
    const [few, next] = [await queueMailing(house.db, 3), await queueMailing(house.db, 2, 'paused', 'q')];
    house.sink.behave({ dot: async () => ({ code: 554, text: '5.7.1 relay access denied' }) });
    const clock = new HandClock();
    const { engine } = engineOf(house.db, engineSettings(house.sink.url), { now: clock.now });
    await engine.drain(AUTHOR);
    assert.equal(await house.isClosed(few), true);
    await house.db(MAILINGS).where({ id: next }).update({ state: 'queued' });
    await engine.drain(AUTHOR);
    assert.equal(await house.isClosed(few), false);
    assert.deepEqual(await house.states(), { queued: 5 });
    house.sink.behave({});
    await house.drainAll(engine, clock, MINUTE);
    assert.deepEqual(await house.states(), { accepted: 5 });
    assert.deepEqual([await house.isClosed(few), await house.isClosed(next)], [true, true]);
    assert.equal(
      (await rowsOf(house.db)).every(({ last_reply: reply }) => reply?.startsWith('250')),
      true,
    );
  });
}

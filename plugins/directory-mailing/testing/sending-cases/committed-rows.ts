import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import { openMailDatabase } from '../../server/sending/mail-database.ts';
import { DELIVERIES, isPostgres, MAILINGS, STAKEHOLDERS } from '../../server/sending/tables.ts';
import { until } from '../opening-fixture.ts';
import {
  AUTHOR,
  endOf,
  engineOf,
  engineSettings,
  forgetMailings,
  HandClock,
  queueMailing,
  spawnSender,
} from '../sending-fixture.ts';
import type { SendingHouse } from './house.ts';

/** No send without its committed row. */
export function describeCommittedRows(house: SendingHouse): void {
  /** At each RCPT: what the database says of that person, read beside the sender. */
  const watchRows = () => {
    const seen: string[] = [];
    house.sink.behave({
      rcpt: async (to) => {
        const row = await house
          .db(`${DELIVERIES} as d`)
          .join(`${STAKEHOLDERS} as s`, 's.id', 'd.stakeholder_id')
          .where('s.email', to)
          .first('d.state');
        seen.push(row.state);
        return undefined;
      },
    });
    return seen;
  };

  test('no mail leaves without its committed row: not while the database is locked or full, not when clocks jump', async () => {
    const other = openMailDatabase(house.address);
    const seen = watchRows();
    try {
      await queueMailing(house.db, 30);
      const lock = await other.transaction();
      if (isPostgres(house.db)) await lock.raw('lock table ?? in exclusive mode', [DELIVERIES]);
      else await lock(MAILINGS).where({ id: 0 }).update({ state: 'x' });
      const locked = spawnSender(house.start());
      await pause(1_500);
      assert.deepEqual(house.received(), []);
      await lock.commit();
      await until('thirty mails', () => house.sink.arrivals.length === 30);
      locked.kill('SIGTERM');
      await endOf(locked);
      assert.deepEqual([new Set(house.received()).size, await house.states()], [30, { accepted: 30 }]);
      await forgetMailings(house.db);
      house.sink.arrivals.length = 0;

      await queueMailing(house.db, 30);
      const { engine, told } = engineOf(house.db, engineSettings(house.sink.url));
      await refuseWrites(other);
      await assert.rejects(engine.drain(AUTHOR), /full/);
      assert.deepEqual(house.received(), []);
      await allowWrites(other);
      let refused: Promise<void> | null = null;
      house.sink.behave({
        dot: async () => {
          if (house.sink.arrivals.length >= 5) await (refused ??= refuseWrites(other));
          return undefined;
        },
      });
      const draining = engine.drain(AUTHOR);
      await until('some mails', () => house.sink.arrivals.length >= 5);
      await until('a refused commit', () => told.some(({ event }) => event === 'sending-failed'));
      const arrived = house.sink.arrivals.length;
      await pause(600);
      assert.ok(house.sink.arrivals.length - arrived <= 4, 'nothing begins that could not be written down');
      await allowWrites(other);
      await draining;
      assert.deepEqual(
        [house.received().length, new Set(house.received()).size, await house.states()],
        [30, 30, { accepted: 30 }],
      );
    } finally {
      await allowWrites(other);
      await other.destroy();
    }
    await forgetMailings(house.db);
    house.sink.arrivals.length = 0;

    await queueMailing(house.db, 30);
    const clock = new HandClock();
    // The hour that comes twice, then the hour that never comes, then days forth and back.
    const jumps = [
      '2026-10-25T00:59:59.900Z',
      '2026-10-25T01:00:00Z',
      '2027-03-28T00:59:59.999Z',
      '2027-03-28T01:00:00Z',
      '2026-11-20T11:00:00Z',
    ];
    const { engine } = engineOf(house.db, engineSettings(house.sink.url), {
      now: () => {
        clock.at = Date.parse(jumps[house.sink.arrivals.length % jumps.length] ?? '') + house.sink.arrivals.length;
        return clock.at;
      },
    });
    await house.drainAll(engine, clock, 1);
    assert.deepEqual(
      [house.received().length, new Set(house.received()).size, await house.states()],
      [30, 30, { accepted: 30 }],
    );
    assert.deepEqual([...new Set(seen)], ['attempting']);
  });

  const everybodyOnce = async () => {
    assert.deepEqual([new Set(house.received()).size, house.received().length], [30, 30]);
    assert.deepEqual(await house.states(), { accepted: 30 });
  };

  test('what was taken and could not be written down is found again by the same sender', async () => {
    await queueMailing(house.db, 30);
    const { engine } = engineOf(house.db, engineSettings(house.sink.url));
    await refuseWrites(house.db);
    await assert.rejects(engine.drain(AUTHOR), /full/);
    await allowWrites(house.db);
    await engine.drain(AUTHOR);
    await everybodyOnce();
  });

  test('what was read ahead when somebody paused the mailing is found again by the same sender', async () => {
    const mailing = await queueMailing(house.db, 30);
    const { engine } = engineOf(house.db, engineSettings(house.sink.url));
    const pauseOrResume = async (state: string) => house.db(MAILINGS).where({ id: mailing }).update({ state });
    let paused = false;
    house.sink.behave({
      rcpt: async () => {
        if (!paused && house.sink.arrivals.length >= 10) {
          paused = true;
          await pauseOrResume('paused');
        }
        return undefined;
      },
    });
    await engine.drain(AUTHOR);
    const { accepted = 0, queued = 0 } = await house.states();
    assert.ok(accepted >= 10 && accepted < 20, String(accepted));
    assert.equal(accepted + queued, 30);
    house.sink.behave({});
    await pauseOrResume('queued');
    await engine.drain(AUTHOR);
    await everybodyOnce();
  });

  const refuseWrites = async (other: Knex) => {
    if (isPostgres(house.db)) {
      await other.raw(
        `create or replace function no_room() returns trigger as $$ begin raise exception 'disk full' using errcode = '53100'; end $$ language plpgsql`,
      );
      await other.raw(`create or replace trigger no_room before update on ${DELIVERIES} execute function no_room()`);
    } else
      await other.raw(
        `create trigger if not exists no_room before update on ${DELIVERIES} begin select raise(abort, 'database or disk is full'); end`,
      );
  };
  const allowWrites = async (other: Knex) =>
    other.raw(`drop trigger if exists no_room${isPostgres(house.db) ? ` on ${DELIVERIES}` : ''}`);
}

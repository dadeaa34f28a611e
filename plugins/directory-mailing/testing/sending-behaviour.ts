import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Knex } from 'knex';
import { type BootedCms, bootCms } from '../../../cms/testing/boot-cms.ts';
import type { TemporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { Installation } from '../server/sending/installation.ts';
import { Lease } from '../server/sending/lease.ts';
import { type DatabaseAddress, insist, openMailDatabase } from '../server/sending/mail-database.ts';
import { DELIVERIES, isPostgres, LEASES, MAILINGS, STAKEHOLDERS } from '../server/sending/tables.ts';
import { settingsOf } from '../server/settings.ts';
import { type FaultSink, startFaultSink } from './fault-sink.ts';
import { until } from './opening-fixture.ts';
import { describeKills } from './sending-kills-behaviour.ts';
import {
  AUTHOR,
  countBy,
  endOf,
  engineOf,
  engineSettings,
  forgetMailings,
  HandClock,
  queueMailing,
  rowsOf,
  spawnSender,
} from './sending-fixture.ts';

const MINUTE = 60_000;
const UNKNOWN = { code: 550, text: '5.1.1 <p1@example.org>: no such user' };
const DENIED = { code: 554, text: '5.7.1 relay access denied' };
const CLOSING = { code: 421, text: '4.3.2 try later' };

/** What the sender promises, whatever the database. `postgres` null is SQLite. */
export function describeSending(name: string, postgres: TemporaryPostgres | null): void {
  describe(`the sender, on ${name}`, () => {
    let cms: BootedCms;
    let db: Knex;
    let sink: FaultSink;
    let address: DatabaseAddress;
    const states = async () => countBy((await rowsOf(db)).map(({ state }) => state));
    const received = () => sink.arrivals.map(({ to }) => to).toSorted();
    const start = (more = {}) => ({
      database: address,
      dataDir: cms.dataDir,
      dkim: null,
      returnsTo: null,
      engine: { ...engineSettings(sink.url), ...more },
    });

    before(async () => {
      sink = await startFaultSink();
      cms = await bootCms(postgres ? { databaseUrl: postgres.url } : {});
      address = postgres ? { connectionString: postgres.url } : { filename: join(cms.dataDir, 'aggloforum.db') };
      db = openMailDatabase(address);
    });
    after(async () => {
      await db?.destroy();
      await sink?.stop();
      await cms?.stop();
    });
    beforeEach(async () => {
      // Strapi's own transaction is in this very process: it ends between two tries.
      await insist(async () => forgetMailings(db));
      sink.behave({});
      sink.arrivals.length = 0;
      sink.knocks = 0;
    });

    /** Passes until nothing is queued, the clock moving on between them; answers how often it looked. */
    const drainAll = async (
      engine: { drain(author: typeof AUTHOR): Promise<number> },
      clock: HandClock,
      by: number,
    ) => {
      for (let round = 1; round < 200; round += 1) {
        await engine.drain(AUTHOR);
        const counts = await states();
        if (!counts['queued'] && !counts['attempting']) return round;
        clock.pass(by);
      }
      throw new Error('it never ended');
    };

    test('one mail to each, every row accepted with the server’s words, and the mailing closed', async () => {
      const mailing = await queueMailing(db, 60);
      const { engine } = engineOf(db, engineSettings(sink.url), {
        envelopeFrom: ({ queue, id }, contact) => `${queue}-${id}+${contact}`,
      });
      assert.equal(await engine.drain(AUTHOR), 60);
      assert.equal(new Set(received()).size, 60);
      assert.equal(received().length, 60);
      const [row] = await rowsOf(db);
      assert.match(row?.last_reply ?? '', /^250 /);
      assert.equal(sink.arrivals.find(({ to }) => to === row?.email)?.from, `delivery-${row?.id}+forum@example.org`);
      assert.equal((await db(MAILINGS).where({ id: mailing }).first('state')).state, 'finished');
      const ids: { message_id: string }[] = await db(DELIVERIES).select('message_id');
      assert.deepEqual(
        ids.map(({ message_id: id }) => id).toSorted(),
        sink.arrivals.map(({ messageId }) => messageId).toSorted(),
      );
    });

    test('a mailing that waits, was paused or was cancelled sends nothing, from the next claim on', async () => {
      for (const state of ['prepared', 'paused', 'cancelled']) await queueMailing(db, 1, state).catch(() => undefined);
      const { engine } = engineOf(db, engineSettings(sink.url, { connections: 1 }));
      assert.equal(await engine.drain(AUTHOR), 0);
      await forgetMailings(db);
      const mailing = await queueMailing(db, 20);
      sink.behave({
        dot: async (to) => {
          if (to === 'p4@example.org') await db(MAILINGS).where({ id: mailing }).update({ state: 'paused' });
          return undefined;
        },
      });
      await engine.drain(AUTHOR);
      assert.deepEqual(await states(), { accepted: 5, queued: 15 });
      await db(MAILINGS).where({ id: mailing }).update({ state: 'queued' });
      await engine.drain(AUTHOR);
      assert.deepEqual(await states(), { accepted: 20 });
    });

    test('a relay that answers 421 for a minute delays everybody and loses nobody', async () => {
      await queueMailing(db, 20);
      const clock = new HandClock();
      const opensAt = clock.at + MINUTE;
      const fault = () => (clock.at < opensAt ? CLOSING : undefined);
      for (const behaviour of [{ connect: fault }, { mail: fault }, { rcpt: fault }]) {
        sink.behave(behaviour);
        clock.at = opensAt - MINUTE;
        const { engine, told } = engineOf(db, engineSettings(sink.url), { now: clock.now });
        await drainAll(engine, clock, 5_000);
        assert.ok(told.some(({ event }) => event === 'relay-held'));
        assert.deepEqual(await states(), { accepted: 20 });
        assert.ok((await rowsOf(db)).every(({ doubts }) => !doubts));
        assert.equal(new Set(received()).size, received().length);
        // While it was shut it was asked a few times, not twenty.
        assert.ok(sink.knocks < 20 + 15, `${sink.knocks} knocks`);
        await forgetMailings(db);
        sink.arrivals.length = 0;
        sink.knocks = 0;
        await queueMailing(db, 20);
      }
    });

    test('greylisting makes each wait for their own second try', async () => {
      await queueMailing(db, 10);
      const clock = new HandClock();
      const seen = new Map<string, number>();
      sink.behave({
        rcpt: (to) => {
          seen.set(to, seen.get(to) ?? clock.at);
          const waited = clock.at - (seen.get(to) ?? 0) >= 5 * MINUTE;
          return waited ? undefined : { code: 450, text: '4.2.0 greylisted' };
        },
      });
      const { engine, told } = engineOf(db, engineSettings(sink.url), { now: clock.now });
      await engine.drain(AUTHOR);
      assert.deepEqual(await states(), { queued: 10 });
      assert.ok(!told.some(({ event }) => event === 'relay-held'));
      await drainAll(engine, clock, MINUTE);
      assert.deepEqual([await states(), received().length], [{ accepted: 10 }, 10]);
    });

    test('an unknown mailbox fails at once, without its address in what is kept, and may be tried again by a person', async () => {
      const mailing = await queueMailing(db, 3);
      sink.behave({ rcpt: (to) => (to === 'p1@example.org' ? UNKNOWN : undefined) });
      const { engine } = engineOf(db, engineSettings(sink.url));
      await engine.drain(AUTHOR);
      assert.deepEqual(await states(), { accepted: 2, failed: 1 });
      const service = cms.strapi.plugin('directory-mailing').service('sender');
      const progress = await service.progress(mailing);
      assert.deepEqual(progress.states, { accepted: 2, failed: 1 });
      assert.ok(progress.perSecond > 0 && progress.secondsLeft === 0);
      const words = progress.replies.map(({ reply }: { reply: string }) => reply).join(' ');
      assert.match(words, /550 5\.1\.1 <…>: no such user/);
      assert.ok(!words.includes('@'));
      sink.behave({});
      assert.equal(await service.retryFailed(mailing, '7'), 1);
      await engine.drain(AUTHOR);
      assert.deepEqual([await states(), received().length], [{ accepted: 3 }, 3]);
      assert.equal((await db(MAILINGS).first('state')).state, 'finished');
    });

    test('a relay that refuses everybody is left alone for a while, and nobody is given up', async () => {
      await queueMailing(db, 30);
      const clock = new HandClock();
      sink.behave({ rcpt: () => DENIED });
      const { engine, told } = engineOf(db, engineSettings(sink.url), { now: clock.now });
      await engine.drain(AUTHOR);
      assert.ok(told.some(({ event }) => event === 'relay-refuses'));
      assert.deepEqual([await states(), sink.knocks], [{ queued: 30 }, 5]);
      clock.pass(MINUTE);
      assert.equal(await engine.drain(AUTHOR), 0);
      sink.behave({ rcpt: (to) => (to === 'p9@example.org' ? DENIED : undefined) });
      clock.pass(10 * MINUTE);
      await drainAll(engine, clock, MINUTE);
      assert.deepEqual(await states(), { accepted: 29, failed: 1 });
    });

    test('a connection lost at MAIL or at DATA is tried again; one lost after the dot is doubt', async () => {
      const clock = new HandClock();
      for (const step of ['mail', 'data'] as const) {
        let left = 2;
        sink.behave({ [step]: () => (left-- > 0 ? 'drop' : undefined) });
        await queueMailing(db, 5);
        const { engine } = engineOf(db, engineSettings(sink.url), { now: clock.now });
        await drainAll(engine, clock, MINUTE);
        assert.deepEqual([await states(), received().length], [{ accepted: 5 }, 5]);
        assert.ok((await rowsOf(db)).every(({ doubts }) => !doubts));
        await forgetMailings(db);
        sink.arrivals.length = 0;
      }
      sink.behave({ dot: (to) => (to === 'p2@example.org' ? 'drop' : undefined) });
      const mailing = await queueMailing(db, 5);
      const { engine } = engineOf(db, engineSettings(sink.url), { now: clock.now });
      await drainAll(engine, clock, MINUTE);
      assert.deepEqual([await states(), received().length], [{ accepted: 4, 'in-doubt': 1 }, 5]);
      const service = cms.strapi.plugin('directory-mailing').service('sender');
      assert.equal((await service.progress(mailing)).undecided, 1);
      const doubtful = (await rowsOf(db)).filter(({ state }) => state === 'in-doubt').map(({ id }) => id);
      assert.equal(await service.resolveDoubt(doubtful, 'leave', '7'), 1);
      assert.deepEqual([(await service.progress(mailing)).undecided, (await states())['in-doubt']], [0, 1]);
      sink.behave({});
      assert.equal(await service.resolveDoubt(doubtful, 'resend', '7'), 1);
      await drainAll(engine, clock, MINUTE);
      assert.deepEqual([await states(), received().length], [{ accepted: 5 }, 6]);
    });

    test('where the installation says so, a doubt is sent again and marked, three times at most', async () => {
      await queueMailing(db, 3);
      const clock = new HandClock();
      const fates = new Map([
        ['p0@example.org', 1],
        ['p1@example.org', 99],
      ]);
      sink.behave({
        dot: (to) => {
          const left = fates.get(to) ?? 0;
          fates.set(to, left - 1);
          return left > 0 ? 'drop' : undefined;
        },
      });
      const { engine } = engineOf(db, engineSettings(sink.url, { doubtPolicy: 'resend' }), { now: clock.now });
      await drainAll(engine, clock, 10 * MINUTE);
      assert.deepEqual(
        (await rowsOf(db)).map(({ state, doubts }) => [state, doubts ?? 0]),
        [
          ['accepted', 1],
          ['in-doubt', 4],
          ['accepted', 0],
        ],
      );
      assert.deepEqual(countBy(received()), { 'p0@example.org': 2, 'p1@example.org': 4, 'p2@example.org': 1 });
    });

    test('a slow answer to the dot is waited for; one that never comes holds up nobody else', async () => {
      await queueMailing(db, 12);
      const never = Promise.withResolvers<'drop'>();
      sink.behave({
        dot: async (to) => {
          if (to === 'p3@example.org') return never.promise;
          if (to === 'p0@example.org' || to === 'p5@example.org') await pause(2_000);
          return undefined;
        },
      });
      const { engine } = engineOf(db, engineSettings(sink.url));
      const draining = engine.drain(AUTHOR);
      await until('all but one', async () => (await states())['accepted'] === 11);
      assert.deepEqual(await states(), { accepted: 11, attempting: 1 });
      never.resolve('drop');
      await draining;
      assert.deepEqual([await states(), received().length], [{ accepted: 11, 'in-doubt': 1 }, 12]);
    });

    /** At each RCPT: what the database says of that person, read beside the sender. */
    const watchRows = () => {
      const seen: string[] = [];
      sink.behave({
        rcpt: async (to) => {
          const row = await db(`${DELIVERIES} as d`)
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
      const other = openMailDatabase(address);
      const seen = watchRows();
      try {
        await queueMailing(db, 30);
        const lock = await other.transaction();
        if (isPostgres(db)) await lock.raw('lock table ?? in exclusive mode', [DELIVERIES]);
        else await lock(MAILINGS).where({ id: 0 }).update({ state: 'x' });
        const locked = spawnSender(start());
        await pause(1_500);
        assert.deepEqual(received(), []);
        await lock.commit();
        await until('thirty mails', () => sink.arrivals.length === 30);
        locked.kill('SIGTERM');
        await endOf(locked);
        assert.deepEqual([new Set(received()).size, await states()], [30, { accepted: 30 }]);
        await forgetMailings(db);
        sink.arrivals.length = 0;

        await queueMailing(db, 30);
        const { engine, told } = engineOf(db, engineSettings(sink.url));
        await refuseWrites(other);
        await assert.rejects(engine.drain(AUTHOR), /full/);
        assert.deepEqual(received(), []);
        await allowWrites(other);
        const draining = engine.drain(AUTHOR);
        await until('some mails', () => sink.arrivals.length >= 5);
        await refuseWrites(other);
        await until('a refused commit', () => told.some(({ event }) => event === 'sending-failed'));
        const arrived = sink.arrivals.length;
        await pause(600);
        assert.ok(sink.arrivals.length - arrived <= 4, 'nothing begins that could not be written down');
        await allowWrites(other);
        await draining;
        assert.deepEqual([received().length, new Set(received()).size, await states()], [30, 30, { accepted: 30 }]);
      } finally {
        await allowWrites(other);
        await other.destroy();
      }
      await forgetMailings(db);
      sink.arrivals.length = 0;

      await queueMailing(db, 30);
      const clock = new HandClock();
      // The hour that comes twice, then the hour that never comes, then days forth and back.
      const jumps = [
        '2026-10-25T00:59:59.900Z',
        '2026-10-25T01:00:00Z',
        '2027-03-28T00:59:59.999Z',
        '2027-03-28T01:00:00Z',
        '2026-11-20T11:00:00Z',
      ];
      const { engine } = engineOf(db, engineSettings(sink.url), {
        now: () => {
          clock.at = Date.parse(jumps[sink.arrivals.length % jumps.length] ?? '') + sink.arrivals.length;
          return clock.at;
        },
      });
      await drainAll(engine, clock, 1);
      assert.deepEqual([received().length, new Set(received()).size, await states()], [30, 30, { accepted: 30 }]);
      assert.deepEqual([...new Set(seen)], ['attempting']);
    });

    const refuseWrites = async (other: Knex) => {
      if (isPostgres(db)) {
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
      other.raw(`drop trigger if exists no_room${isPostgres(db) ? ` on ${DELIVERIES}` : ''}`);

    test('the relay’s rate is kept in every second, and what it is asked to grow to is reached one yes at a time', async () => {
      await queueMailing(db, 60);
      let inside = 0;
      const most: number[] = [];
      sink.behave({
        dot: async () => {
          inside += 1;
          most.push(inside);
          await pause(5);
          inside -= 1;
          return undefined;
        },
      });
      const { engine } = engineOf(db, engineSettings(sink.url, { ratePerSecond: 40, connections: 8 }));
      await engine.drain(AUTHOR);
      const at = sink.arrivals.map((arrival) => arrival.at);
      // The measure is the sink's: what began at the end of one second may arrive in the next.
      for (const from of at) assert.ok(at.filter((one) => one >= from && one < from + 1_000).length <= 40 + 8);
      assert.ok(most[0] === 1 && Math.max(...most) <= 8);
      assert.deepEqual(await states(), { accepted: 60 });
    });

    test('one of two senders at a time, and what was edited meanwhile stays as it was frozen', async () => {
      const mailing = await queueMailing(db, 300);
      const senders = [spawnSender(start()), spawnSender(start())];
      await until('some mails', () => sink.arrivals.length > 20);
      await db(STAKEHOLDERS).where({ email: 'p299@example.org' }).update({ state: 'paused' });
      await until(
        'a closed mailing',
        async () => (await db(MAILINGS).where({ id: mailing }).first()).state === 'finished',
      );
      for (const child of senders) child.kill('SIGTERM');
      await Promise.all(senders.map(endOf));
      assert.deepEqual([received().length, new Set(received()).size], [299, 299]);
      const { skip_reason: reason } = (await rowsOf(db)).find(({ state }) => state === 'skipped') ?? {};
      assert.equal(reason, 'paused');
    });

    test('outside production everything may go to one address, or only to those that are allowed', async () => {
      await queueMailing(db, 2);
      const { engine } = engineOf(db, engineSettings(sink.url, { override: 'essais@example.org' }));
      await engine.drain(AUTHOR);
      assert.deepEqual(received(), ['essais@example.org', 'essais@example.org']);
      await forgetMailings(db);
      sink.arrivals.length = 0;
      await queueMailing(db, 3);
      const allowed = engineOf(db, engineSettings(sink.url, { allow: ['p1@example.org', '@example.net'] }));
      await allowed.engine.drain(AUTHOR);
      assert.deepEqual([received(), await states()], [['p1@example.org'], { accepted: 1, skipped: 2 }]);
    });

    test('a restored or copied database sends nothing until a person says that it may', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'aggloforum-installation-'));
      try {
        const tools = { installation: new Installation(db, folder) };
        await queueMailing(db, 2);
        await engineOf(db, engineSettings(sink.url), tools).engine.drain(AUTHOR);
        assert.equal(sink.arrivals.length, 2);
        const file = join(folder, 'installation.json');
        const older = await db(LEASES).where({ key: 'sender' }).first();
        await queueMailing(db, 0);
        await db(STAKEHOLDERS).del();
        await queueMailing(db, 2);
        await engineOf(db, engineSettings(sink.url), tools).engine.drain(AUTHOR);
        assert.equal(sink.arrivals.length, 4);

        const held = async (installation: Installation) => {
          const { engine, told } = engineOf(db, engineSettings(sink.url), { installation });
          assert.equal(await engine.drain(AUTHOR), 0);
          assert.deepEqual(told, [{ event: 'mailings-held', ids: { reason: 'restored-copy' } }]);
          await engine.release();
        };
        await db(STAKEHOLDERS).del();
        await queueMailing(db, 1);
        // Yesterday's database beside today's folder.
        await db(LEASES).where({ key: 'sender' }).update({ ticks: older.ticks });
        await held(tools.installation);
        // Today's database beside another folder, and beside a copy of the folder.
        const copy = mkdtempSync(join(tmpdir(), 'aggloforum-copy-'));
        await held(new Installation(db, copy));
        writeFileSync(join(copy, 'installation.json'), readFileSync(file));
        await held(new Installation(db, copy));
        rmSync(copy, { recursive: true });
        assert.equal(sink.arrivals.length, 4);

        const { engine } = engineOf(db, engineSettings(sink.url), tools);
        await tools.installation.confirm(new Lease(db, Date.now));
        await engine.drain(AUTHOR);
        assert.equal(sink.arrivals.length, 5);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    const LEAVERS = postgres ? 200 : 1_000;
    test(`of ${LEAVERS} who leave while it sends, none gets a mail after their answer; reading their links changes nothing`, async () => {
      await queueMailing(db, LEAVERS);
      const people: { document_id: string; email: string }[] = await db(STAKEHOLDERS)
        .orderBy('id')
        .select('document_id', 'email');
      const { linkKey } = settingsOf(cms.strapi);
      const links = people.map(({ document_id: id, email }) => ({
        email,
        url: `${cms.url}/api/directory-mailing/unsubscriptions/${signLink('unsubscribe', id, linkKey)}`,
      }));
      const scans = postgres ? 1_000 : 10_000;
      const statuses = await scan(
        cms.url,
        Array.from({ length: scans }, (_, n) => links[n % links.length]?.url ?? ''),
      );
      assert.equal(statuses.length, scans);
      assert.ok(statuses.every((status) => status === 404 || status === 405));
      assert.equal(
        await db(STAKEHOLDERS)
          .where({ state: 'confirmed' })
          .count({ n: '*' })
          .then(([row]) => Number(row?.['n'])),
        LEAVERS,
      );
      const child = spawnSender(start({ ratePerSecond: 60 }));
      await until('some mails', () => sink.arrivals.length > 20);
      const answered = new Map<string, number>();
      await at64(shuffled(links), async ({ email, url }) => {
        assert.equal((await fetch(url, { method: 'POST' })).status, 200);
        answered.set(email, performance.now());
      });
      await until('a closed mailing', async () => (await db(MAILINGS).first('state')).state === 'finished');
      child.kill('SIGTERM');
      await endOf(child);
      const late = sink.arrivals.filter(({ to, at }) => at > (answered.get(to) ?? 0));
      assert.deepEqual([late, answered.size], [[], LEAVERS]);
      const counts = await states();
      assert.ok(
        (counts['skipped'] ?? 0) > 0 && (counts['accepted'] ?? 0) === sink.arrivals.length,
        JSON.stringify(counts),
      );
    });

    describeKills({
      db: () => db,
      sink: () => sink,
      start,
      service: () => cms.strapi.plugin('directory-mailing').service('sender'),
    });
  });
}

async function at64<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await act(item);
    }),
  );
}

/** As a scanner reads links: many at once, over few connections. Answers the status of each. */
async function scan(base: string, urls: readonly string[]): Promise<number[]> {
  const { hostname, port } = new URL(base);
  const parts = Array.from({ length: 8 }, (_, n) => urls.filter((_url, index) => index % 8 === n));
  const answers = await Promise.all(
    parts.map(async (part) => {
      const socket = connect(Number(port), hostname);
      const last = part.length - 1;
      const ask = (url: string, n: number) =>
        `GET ${new URL(url).pathname} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: ${n === last ? 'close' : 'keep-alive'}\r\n\r\n`;
      socket.write(part.map(ask).join(''));
      return [...(await text(socket)).matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
    }),
  );
  return answers.flat();
}

/** The same order in every run. */
function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item, n) => [(n * 7_919) % 10_007, item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}

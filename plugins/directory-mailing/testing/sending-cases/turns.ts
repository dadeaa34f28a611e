import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Installation } from '../../server/sending/installation.ts';
import { Lease } from '../../server/sending/lease.ts';
import { insist } from '../../server/sending/mail-database.ts';
import { LEASES, MAILINGS, STAKEHOLDERS } from '../../server/sending/tables.ts';
import { until } from '../opening-fixture.ts';
import {
  AUTHOR,
  endOf,
  engineOf,
  engineSettings,
  forgetMailings,
  queueMailing,
  rowsOf,
  spawnSender,
} from '../sending-fixture.ts';
import type { SendingHouse } from './house.ts';

/** Who sends, how fast, and to whom outside production. */
export function describeTurns(house: SendingHouse): void {
  test('the relay’s rate is kept in every second, and what it is asked to grow to is reached one yes at a time', async () => {
    await queueMailing(house.db, 60);
    let inside = 0;
    const most: number[] = [];
    house.sink.behave({
      dot: async () => {
        inside += 1;
        most.push(inside);
        await pause(5);
        inside -= 1;
        return undefined;
      },
    });
    const { engine } = engineOf(house.db, engineSettings(house.sink.url, { ratePerSecond: 40, connections: 8 }));
    await engine.drain(AUTHOR);
    const at = house.sink.arrivals.map((arrival) => arrival.at);
    // The measure is the sink's: what began at the end of one second may arrive in the next.
    for (const from of at) assert.ok(at.filter((one) => one >= from && one < from + 1_000).length <= 40 + 8);
    assert.ok(most[0] === 1 && Math.max(...most) <= 8);
    assert.deepEqual(await house.states(), { accepted: 60 });
  });

  test('one of two senders at a time, and what was edited meanwhile stays as it was frozen', async () => {
    const mailing = await queueMailing(house.db, 300);
    let edited: Promise<unknown> | null = null;
    house.sink.behave({
      dot: async () => {
        const edit = async () =>
          house.db(STAKEHOLDERS).where({ email: 'p299@example.org' }).update({ state: 'paused' });
        if (house.sink.arrivals.length > 20) await (edited ??= insist(edit));
        return undefined;
      },
    });
    const senders = [spawnSender(house.start()), spawnSender(house.start())];
    await until(
      'a closed mailing',
      async () => (await house.db(MAILINGS).where({ id: mailing }).first()).state === 'finished',
    );
    for (const child of senders) child.kill('SIGTERM');
    await Promise.all(senders.map(endOf));
    assert.deepEqual([house.received().length, new Set(house.received()).size], [299, 299]);
    const { skip_reason: reason } = (await rowsOf(house.db)).find(({ state }) => state === 'skipped') ?? {};
    assert.equal(reason, 'paused');
  });

  test('outside production everything may go to one address, or only to those that are allowed', async () => {
    await queueMailing(house.db, 2);
    const { engine } = engineOf(house.db, engineSettings(house.sink.url, { override: 'essais@example.org' }));
    await engine.drain(AUTHOR);
    assert.deepEqual(house.received(), ['essais@example.org', 'essais@example.org']);
    await forgetMailings(house.db);
    house.sink.arrivals.length = 0;
    await queueMailing(house.db, 3);
    const allowed = engineOf(house.db, engineSettings(house.sink.url, { allow: ['p1@example.org', '@example.net'] }));
    await allowed.engine.drain(AUTHOR);
    assert.deepEqual([house.received(), await house.states()], [['p1@example.org'], { accepted: 1, skipped: 2 }]);
  });

  test('a restored or copied database sends nothing until a person says that it may', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-installation-'));
    try {
      const tools = { installation: new Installation(house.db, folder) };
      await queueMailing(house.db, 2);
      await engineOf(house.db, engineSettings(house.sink.url), tools).engine.drain(AUTHOR);
      assert.equal(house.sink.arrivals.length, 2);
      const file = join(folder, 'installation.json');
      const older = await house.db(LEASES).where({ key: 'sender' }).first();
      await queueMailing(house.db, 0);
      await house.db(STAKEHOLDERS).del();
      await queueMailing(house.db, 2);
      await engineOf(house.db, engineSettings(house.sink.url), tools).engine.drain(AUTHOR);
      assert.equal(house.sink.arrivals.length, 4);

      const held = async (installation: Installation) => {
        const { engine, told } = engineOf(house.db, engineSettings(house.sink.url), { installation });
        assert.equal(await engine.drain(AUTHOR), 0);
        assert.deepEqual(told, [{ event: 'mailings-held', ids: { reason: 'restored-copy' } }]);
        await engine.release();
      };
      await house.db(STAKEHOLDERS).del();
      await queueMailing(house.db, 1);
      // Yesterday's database beside today's folder.
      await house.db(LEASES).where({ key: 'sender' }).update({ ticks: older.ticks });
      await held(tools.installation);
      // Today's database beside another folder, and beside a copy of the folder.
      const copy = mkdtempSync(join(tmpdir(), 'aggloforum-copy-'));
      await held(new Installation(house.db, copy));
      writeFileSync(join(copy, 'installation.json'), readFileSync(file));
      await held(new Installation(house.db, copy));
      rmSync(copy, { recursive: true });
      assert.equal(house.sink.arrivals.length, 4);

      const { engine } = engineOf(house.db, engineSettings(house.sink.url), tools);
      await tools.installation.confirm(new Lease(house.db, Date.now));
      await engine.drain(AUTHOR);
      assert.equal(house.sink.arrivals.length, 5);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('so does one whose folder was put back over itself; a restart, or a folder that moved, asks nobody', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-restored-'));
    const file = join(folder, 'installation.json');
    const lease = new Lease(house.db, Date.now);
    const isOurs = async (where = folder) => new Installation(house.db, where).isOurs(lease);
    const sendOn = async () => {
      await lease.hold();
      await lease.renew(house.db);
      await new Installation(house.db, folder).note(lease);
    };
    const rows = async () => house.db(LEASES).select('*');
    try {
      await sendOn();
      assert.ok(await isOurs());
      // As tar and rsync write, and into the file that is there, as cp does.
      for (const restore of [
        (old: Buffer) => {
          writeFileSync(`${file}.new`, old);
          renameSync(`${file}.new`, file);
        },
        (old: Buffer) => {
          rmSync(file);
          writeFileSync(file, old);
        },
        (old: Buffer) => writeFileSync(file, old),
      ]) {
        const backup = { rows: await rows(), file: readFileSync(file) };
        await sendOn();
        assert.ok(await isOurs(), 'it went on sending');
        for (const { key, owner, ticks } of backup.rows) await house.db(LEASES).where({ key }).update({ owner, ticks });
        restore(backup.file);
        assert.ok(!(await isOurs()));
        await sendOn();
        assert.ok(!(await isOurs()), 'until a person has said so');
        await new Installation(house.db, folder).confirm(lease);
        assert.ok(await isOurs());
      }
      renameSync(folder, `${folder}-moved`);
      assert.ok(await isOurs(`${folder}-moved`));
      renameSync(`${folder}-moved`, folder);
      // What a person does where nothing can tell, before the start.
      rmSync(file);
      assert.ok(!(await isOurs()));
    } finally {
      await lease.release();
      rmSync(folder, { recursive: true });
    }
  });
}

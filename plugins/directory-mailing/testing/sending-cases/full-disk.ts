import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { empty, fill, mayMount, mount, unmount } from '../../../../scripts/testing/small-disk.ts';
import { openMailDatabase } from '../../server/sending/mail-database.ts';
import { until } from '../opening-fixture.ts';
import { countBy, endOf, engineSettings, queueMailing, rowsOf, spawnSender } from '../sending-fixture.ts';
import type { SendingHouse } from './house.ts';

const PEOPLE = 120;
const CONNECTIONS = 4;

/** A disk that is really full, where one may be mounted; elsewhere the database's own refusal stands for it, above. */
export function describeFullDisk(house: SendingHouse): void {
  const scratch = mkdtempSync(join(tmpdir(), 'aggloforum-small-disk-'));
  if (!mayMount(scratch)) return rmSync(scratch, { recursive: true });
  test('on a disk that is full nothing is sent that could not be written down, and it goes on by itself', async () => {
    const disk = join(scratch, 'disk');
    mount(disk);
    const filename = join(disk, 'copy.db');
    await house.db.raw('vacuum into ?', [filename]);
    const db = openMailDatabase({ filename });
    try {
      await queueMailing(db, PEOPLE);
      const told: string[] = [];
      const engine = engineSettings(house.sink.url, { connections: CONNECTIONS });
      const child = spawnSender({ database: { filename }, dataDir: disk, dkim: null, returnsTo: null, engine });
      child.on('message', ({ event }: { event: string }) => void told.push(event));
      await until('some mails', () => house.sink.arrivals.length > 20);
      fill(disk);
      await until('a refused commit', () => told.includes('sending-failed'));
      const arrived = house.received().length;
      await pause(1_500);
      assert.ok(house.received().length - arrived <= CONNECTIONS, 'nothing begins that could not be written down');
      assert.ok(house.received().length < PEOPLE);
      const rows = new Map((await rowsOf(db)).map(({ email, state }) => [email, state]));
      for (const to of house.received()) assert.match(rows.get(to) ?? '', /^(attempting|accepted)$/, to);
      empty(disk);
      await until(
        'all of them',
        async () => countBy((await rowsOf(db)).map(({ state }) => state))['accepted'] === PEOPLE,
      );
      child.kill('SIGTERM');
      await endOf(child);
      assert.equal(new Set(house.received()).size, PEOPLE);
      assert.equal(house.received().length, PEOPLE);
      assert.ok((await rowsOf(db)).every(({ doubts }) => !doubts));
    } finally {
      await db.destroy();
      unmount(disk);
      rmSync(scratch, { recursive: true, force: true });
    }
  });
}

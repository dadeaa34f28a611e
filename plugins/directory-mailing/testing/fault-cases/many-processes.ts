import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Knex } from 'knex';
import type { TemporaryPostgres } from '../../../publisher/testing/temporary-postgres.ts';
import { openMailDatabase } from '../../server/sending/mail-database.ts';
import { DELIVERIES, LEASES, MAILINGS, STAKEHOLDERS } from '../../server/sending/tables.ts';
import { AFTER, BEFORE, until } from '../opening-fixture.ts';
import { AUTHOR, engineOf, engineSettings } from '../sending-fixture.ts';
import { ended, spawnCms } from '../spawn-cms.ts';
import type { MailServer } from './mail-server.ts';

interface House {
  /** A folder with a dossier that opens and nobody in the directory; nobody has it open. */
  readonly template: () => string;
  readonly postgres: TemporaryPostgres | null;
  readonly server: MailServer;
}

/** Whole CMS as processes of their own, asked to stop, killed, or two at once. What they left is read in the database. */
export function describeManyProcesses({ template, postgres, server }: House): void {
  describe('as processes of their own', () => {
    let folder: string;
    let databaseUrl: string | undefined;
    let db: Knex;
    /** How to end what a test started, also when it failed. */
    let running: (() => Promise<void>)[] = [];

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'aggloforum-faults-'));
      writeFileSync(join(folder, 'clock'), AFTER);
      databaseUrl = await postgres?.copy();
      cpSync(template(), join(folder, 'data'), { recursive: true });
      // A copy sends nothing until a person has said so; these are folders of their own.
      rmSync(join(folder, 'data', 'installation.json'), { force: true });
      const filename = join(folder, 'data', 'aggloforum.db');
      db = openMailDatabase(databaseUrl === undefined ? { filename } : { connectionString: databaseUrl });
    });
    const stopAll = async () => {
      const ending = running;
      running = [];
      for (const end of ending) await end();
    };
    afterEach(async () => {
      await stopAll();
      await db.destroy();
      rmSync(folder, { recursive: true, force: true });
    });

    const people = async (...names: readonly string[]) => {
      for (const name of names) {
        const person = { document_id: randomUUID(), email: `${name}@example.org`, name, state: 'confirmed' };
        await db(STAKEHOLDERS).insert(person);
      }
    };
    /** To the wording that covers the news of a consultation. */
    const agree = async () => {
      for (const stakeholder of await db(STAKEHOLDERS).pluck<string[]>('document_id')) {
        const proof = { stakeholder, act: 'given', version: '2', wording: '', source: 'test', at: BEFORE };
        await db('mailing_consent_records').insert({ document_id: randomUUID(), ...proof });
      }
    };
    const spawn = (): ChildProcess => {
      const child = spawnCms({
        dataDir: join(folder, 'data'),
        clock: join(folder, 'clock'),
        smtpUrl: server.url,
        ...(databaseUrl === undefined ? {} : { databaseUrl }),
      });
      running.push(async () => {
        child.kill('SIGKILL');
        await ended(child);
      });
      return child;
    };
    const states = async (): Promise<string[]> => db(DELIVERIES).orderBy('id').pluck('state');
    /** One pass of a sender in this process. */
    const drain = async () => engineOf(db, engineSettings(server.url)).engine.drain(AUTHOR);
    const epoch = async (): Promise<number> => (await db(LEASES).where({ key: 'sender' }).first('epoch')).epoch;
    const senderProcess = async (): Promise<number> => {
      const { owner } = await db(LEASES).where({ key: 'sender' }).first('owner');
      return Number(owner.split('|')[1]);
    };
    const lives = (pid: number): boolean => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };

    test('a sender that lost its lease ends its message, begins no other, and its late answer settles the doubt', async () => {
      await people('ana', 'bea');
      const first = server.firstMessage();
      spawn();
      const answer = await first;
      const epochOfFirst = await epoch();
      const { engine } = engineOf(db, engineSettings(server.url));
      // As if the first one had been frozen for longer than its lease; its heartbeat may be quicker than we are.
      await until('the lease', async () => {
        await db(LEASES)
          .where({ key: 'sender' })
          .update({ expires_at: new Date(0).toISOString() });
        return (await engine.drain(AUTHOR)) > 0;
      });
      assert.deepEqual(await states(), ['in-doubt', 'accepted']);
      assert.equal(await epoch(), epochOfFirst + 1);
      answer();
      await until('the late answer', async () => (await states())[0] === 'accepted');
      assert.deepEqual(server.received, ['ana@example.org', 'bea@example.org']);
    });

    test('a sender killed with its CMS between the answer and the commit leaves a doubt and no second mail', async () => {
      await people('ana', 'bea');
      const first = server.firstMessage();
      const child = spawn();
      const answer = await first;
      const sender = await senderProcess();
      child.kill('SIGKILL');
      process.kill(sender, 'SIGKILL');
      answer();
      await ended(child);
      await until('its end', () => !lives(sender));
      assert.equal(await drain(), 1);
      assert.deepEqual(await states(), ['in-doubt', 'accepted']);
      assert.deepEqual(server.received, ['ana@example.org', 'bea@example.org']);
    });

    test('a sender whose CMS alone was killed ends and settles its message, begins no other, and leaves', async () => {
      await people('ana', 'bea');
      const first = server.firstMessage();
      const child = spawn();
      const answer = await first;
      const sender = await senderProcess();
      child.kill('SIGKILL');
      await ended(child);
      assert.ok(lives(sender));
      // Long enough for whoever would begin another one.
      await pause(500);
      answer();
      await until('its end', () => !lives(sender));
      assert.deepEqual(await states(), ['accepted', 'queued']);
      await drain();
      assert.deepEqual(await states(), ['accepted', 'accepted']);
      assert.deepEqual(server.received, ['ana@example.org', 'bea@example.org']);
    });

    test('a CMS that is asked to stop ends the message in flight and begins no other', async () => {
      await people('ana', 'bea');
      const first = server.firstMessage();
      const child = spawn();
      const answer = await first;
      child.kill('SIGTERM');
      // Later than the sender hears of it, also where the CMS takes its time to stop; sooner than it gives up waiting.
      setTimeout(answer, 6_000);
      await ended(child);
      assert.deepEqual(await states(), ['accepted', 'queued']);
      assert.equal(server.received.length, 1);
    });

    test('two CMS at once make one mailing of each occasion, and one mail of each to each', async () => {
      const names = ['ana', 'bea', 'cleo'];
      await people(...names);
      await agree();
      writeFileSync(join(folder, 'clock'), BEFORE);
      await Promise.all([spawn(), spawn()].map(async (child) => once(child, 'message')));
      writeFileSync(join(folder, 'clock'), AFTER);
      await until('the openings', () => server.received.length >= 3);
      // The dossier changes under both: a meeting is not held, the end is put off, and its reminder with it.
      await db('consultations').update({ closes: '2027-01-15' });
      await db('calendar_events').update({ event_status: 'cancelled' });
      await until('the meeting’s mails, and a correction that waits', async () => {
        const waiting = await db(MAILINGS).where({ occasion: 'dates-changed' }).first('id');
        return waiting !== undefined && server.received.length >= 6;
      });
      writeFileSync(join(folder, 'clock'), '2027-01-08T08:00:30Z');
      await until('twelve mails', () => server.received.length >= 12);
      await pause(2_500);
      await stopAll();
      const occasions: string[] = await db(MAILINGS).whereNotNull('frozen_at').pluck('occasion');
      assert.deepEqual(occasions.toSorted(), ['closing', 'dates-changed', 'meeting', 'opens']);
      const each = names.flatMap((name) => occasions.map(() => `${name}@example.org`));
      assert.deepEqual(server.received.toSorted(), each.toSorted());
    });
  });
}

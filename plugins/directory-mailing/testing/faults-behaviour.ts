import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { SMTPServer, SMTPServerDataStream, SMTPServerOptions, SMTPServerSession } from 'smtp-server';
import { type BootedCms, bootCms, type BootOptions } from '../../../cms/testing/boot-cms.ts';
import { type Catcher, startCatcher } from '../../../scripts/mail-catcher/catcher.ts';
import type { TemporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import { STAKEHOLDER } from '../server/content-types/index.ts';
import { settingsOf } from '../server/settings.ts';
import {
  AFTER,
  BEFORE,
  deliveryStates,
  frozenCount,
  until,
  writeConsultation,
  writeSettings,
  writeStakeholders,
} from './opening-fixture.ts';
import { ended, spawnCms } from './spawn-cms.ts';

type Done = (error?: Error | null, message?: string) => void;
const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

/** What the sending promises under faults, whatever the database. `postgres` null is SQLite. */
export function describeMailFaults(name: string, postgres: TemporaryPostgres | null): void {
  describe(`mail when things go wrong, on ${name}`, () => {
    let folder: string;
    let databaseUrl: string | undefined;
    /** A database with its content, made once: a copy costs less than a first start. */
    let template: BootedCms;
    let catcher: Catcher;
    let received: string[] = [];
    /** How to end what a test started, also when it failed. */
    let running: (() => Promise<void>)[] = [];
    /** What the server does once it holds a message. */
    let onMessage: (answer: () => void, server: SMTPServer) => void;

    const smtp: SMTPServerOptions = {
      onRcptTo({ address }, _session: SMTPServerSession, done: Done) {
        if (address.startsWith('deferred')) done(refusal(421));
        else if (address.startsWith('refused')) done(refusal(550));
        else done();
      },
      onData(this: SMTPServer, stream: SMTPServerDataStream, session: SMTPServerSession, done: Done) {
        stream.resume();
        stream.on('end', () => {
          received.push(...session.envelope.rcptTo.map(({ address }) => address));
          onMessage(() => done(null, 'kept'), this);
        });
      },
    };

    before(async () => {
      template = await bootCms({ listen: false, ...(postgres ? { databaseUrl: postgres.url } : {}) });
      await writeSettings(template.strapi);
      await writeConsultation(template.strapi, 'voie-verte');
      await template.stop(true);
      catcher = await startCatcher({
        folder: mkdtempSync(join(tmpdir(), 'aggloforum-box-')),
        webPort: 0,
        smtpPort: 0,
        smtp,
      });
    });
    after(async () => {
      await catcher?.stop();
      rmSync(template.dataDir, { recursive: true, force: true });
    });
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'aggloforum-faults-'));
      writeFileSync(join(folder, 'clock'), AFTER);
      received = [];
      onMessage = (answer) => answer();
    });

    const stopAll = async () => {
      const ending = running;
      running = [];
      for (const end of ending) await end();
    };
    afterEach(async () => {
      await stopAll();
      rmSync(folder, { recursive: true, force: true });
    });

    const options = (smtpUrl = catcher.smtpUrl) => ({
      dataDir: join(folder, 'data'),
      clock: join(folder, 'clock'),
      smtpUrl,
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
    });
    /** Content in a CMS that does not listen, and so sends nothing. */
    const prepare = async (names: readonly string[]) => {
      databaseUrl = await postgres?.copy();
      cpSync(template.dataDir, join(folder, 'data'), { recursive: true });
      const cms = await boot({ ...options(), listen: false });
      await writeStakeholders(cms.strapi, names);
      return cms;
    };
    const sender = (cms: BootedCms) => cms.strapi.plugin('directory-mailing').service('sender');
    const boot = async (bootOptions: BootOptions) => {
      const cms = await bootCms(bootOptions);
      let stopped = false;
      const stop = async () => {
        if (stopped) return;
        stopped = true;
        await cms.stop(true);
      };
      running.push(stop);
      return { ...cms, stop };
    };
    const spawn = (): ChildProcess => {
      const child = spawnCms(options());
      running.push(async () => {
        child.kill('SIGKILL');
        await ended(child);
      });
      return child;
    };

    test('a temporary refusal waits, a final one fails, a lost answer is doubt, and the others get theirs', async () => {
      const cms = await prepare(['deferred', 'refused', 'lost', 'zoe']);
      onMessage = (answer, server) => {
        if (received.at(-1)?.startsWith('lost') !== true) return answer();
        // The message is whole on the other side; the answer to the final dot never comes.
        for (const { _socket } of (server as unknown as { connections: Set<{ _socket: Socket }> }).connections)
          _socket.destroy();
      };
      await cms.strapi.plugin('directory-mailing').service('occasions').reconcile();
      await sender(cms).drain();
      await sender(cms).drain();
      assert.deepEqual(await deliveryStates(cms.strapi), ['queued', 'failed', 'in-doubt', 'accepted']);
      assert.deepEqual(received, ['lost@example.org', 'zoe@example.org']);
    });

    test('a server that cannot be reached is asked again later', async () => {
      const cms = await prepare(['ana', 'bea']);
      await cms.stop();
      const unreachable = await boot({ ...options('smtp://127.0.0.1:9'), listen: false });
      await unreachable.strapi.plugin('directory-mailing').service('occasions').reconcile();
      await sender(unreachable).drain();
      const rows = await unreachable.strapi.db
        .query('plugin::directory-mailing.delivery')
        .findMany({ orderBy: { id: 'asc' } });
      // One knock for all: the second recipient's attempts are not spent on a door that is shut.
      assert.deepEqual(
        rows.map(({ state, attempts }: { state: string; attempts: number }) => [state, attempts]),
        [
          ['queued', 1],
          ['queued', 0],
        ],
      );
    });

    test('without SMTP_URL in production the mailing waits, queued', async () => {
      const cms = await prepare(['ana']);
      await cms.stop();
      const silent = await boot({ ...options(''), listen: false });
      await silent.strapi.plugin('directory-mailing').service('occasions').reconcile();
      assert.equal(await sender(silent).drain(), 0);
      assert.deepEqual(await deliveryStates(silent.strapi), ['queued']);
    });

    test('somebody who leaves between the freezing of the audience and their turn is not written to', async () => {
      const cms = await prepare(['ana', 'bea', 'cleo']);
      const { linkKey } = settingsOf(cms.strapi);
      const bea = await cms.strapi.db.query(STAKEHOLDER).findOne({ where: { email: 'bea@example.org' } });
      const left = Promise.withResolvers<void>();
      onMessage = (answer) => {
        onMessage = (next) => next();
        // The server holds the first message; meanwhile the second recipient leaves.
        const { unsubscribe } = cms.strapi.plugin('directory-mailing').service('directory');
        left.resolve(unsubscribe(signLink('unsubscribe', bea.documentId, linkKey)).then(answer));
      };
      await cms.strapi.plugin('directory-mailing').service('occasions').reconcile();
      assert.deepEqual(await deliveryStates(cms.strapi), ['queued', 'queued', 'queued']);
      await sender(cms).drain();
      await left.promise;
      assert.deepEqual(await deliveryStates(cms.strapi), ['accepted', 'skipped', 'accepted']);
      assert.deepEqual(received, ['ana@example.org', 'cleo@example.org']);
    });

    test('somebody who leaves while their message is on its way is answered once it has arrived', async () => {
      const cms = await prepare(['ana']);
      await cms.strapi.plugin('directory-mailing').service('occasions').reconcile();
      const { linkKey } = settingsOf(cms.strapi);
      const { unsubscribe } = cms.strapi.plugin('directory-mailing').service('directory');
      const ana = await cms.strapi.db.query(STAKEHOLDER).findOne({ where: { email: 'ana@example.org' } });
      const order: string[] = [];
      const left = Promise.withResolvers<void>();
      onMessage = (answer) => {
        left.resolve(
          unsubscribe(signLink('unsubscribe', ana.documentId, linkKey)).then(() => void order.push('answered')),
        );
        setTimeout(() => {
          order.push('arrived');
          answer();
        }, 300);
      };
      await sender(cms).drain();
      await left.promise;
      assert.deepEqual(order, ['arrived', 'answered']);
      assert.deepEqual(await deliveryStates(cms.strapi), ['accepted']);
    });

    test('a sender that lost its lease ends its message, begins no other, and its late answer settles the doubt', async () => {
      await (await prepare(['ana', 'bea'])).stop();
      let answerAna: (() => void) | undefined;
      onMessage = (answer) => {
        if (received.length > 1) return answer();
        answerAna = answer;
      };
      spawn();
      await until('the first message', () => answerAna !== undefined);
      const cms = await boot({ ...options(), listen: false });
      const lease = cms.strapi.db.query('plugin::directory-mailing.sender-lease');
      // As if the first one had been frozen for longer than its lease; its heartbeat may be quicker than we are.
      await until('the lease', async () => {
        await lease.updateMany({ where: { key: 'sender' }, data: { expiresAt: new Date(0).toISOString() } });
        return (await sender(cms).drain()) > 0;
      });
      assert.deepEqual(await deliveryStates(cms.strapi), ['in-doubt', 'accepted']);
      assert.equal((await lease.findOne({ where: { key: 'sender' } })).epoch, 2);
      answerAna?.();
      await until('the late answer', async () => (await deliveryStates(cms.strapi))[0] === 'accepted');
      assert.deepEqual(received, ['ana@example.org', 'bea@example.org']);
    });

    test('a sender killed with its CMS between the answer and the commit leaves a doubt and no second mail', async () => {
      const prepared = await prepare(['ana', 'bea']);
      await prepared.stop();
      const child = spawn();
      const whole = Promise.withResolvers<() => void>();
      onMessage = (answer) => whole.resolve(answer);
      const answer = await whole.promise;
      const watching = await boot({ ...options(), listen: false });
      const { owner } = await watching.strapi.db
        .query('plugin::directory-mailing.sender-lease')
        .findOne({ where: { key: 'sender' } });
      await watching.stop();
      child.kill('SIGKILL');
      process.kill(Number(owner.split('|')[1]), 'SIGKILL');
      answer();
      await ended(child);
      onMessage = (answer) => answer();
      const cms = await boot(options());
      await until('the second recipient', async () => (await deliveryStates(cms.strapi)).includes('accepted'));
      assert.deepEqual(await deliveryStates(cms.strapi), ['in-doubt', 'accepted']);
      assert.deepEqual(received, ['ana@example.org', 'bea@example.org']);
    });

    test('a CMS that is asked to stop ends the message in flight and begins no other', async () => {
      await (await prepare(['ana', 'bea'])).stop();
      const child = spawn();
      onMessage = (answer) => {
        child.kill('SIGTERM');
        setTimeout(answer, 800);
      };
      await ended(child);
      const cms = await boot({ ...options(), listen: false });
      assert.deepEqual(await deliveryStates(cms.strapi), ['accepted', 'queued']);
      assert.equal(received.length, 1);
    });

    test('two CMS at once make one mailing and one mail to each', async () => {
      await (await prepare(['ana', 'bea', 'cleo'])).stop();
      writeFileSync(join(folder, 'clock'), BEFORE);
      for (let started = 0; started < 2; started += 1) {
        const child = spawn();
        await once(child, 'message');
      }
      writeFileSync(join(folder, 'clock'), AFTER);
      await until('three mails', () => received.length >= 3);
      await new Promise((done) => setTimeout(done, 2_500));
      await stopAll();
      const cms = await boot({ ...options(), listen: false });
      assert.equal(await frozenCount(cms.strapi), 1);
      assert.deepEqual(received.toSorted(), ['ana@example.org', 'bea@example.org', 'cleo@example.org']);
    });
  });
}

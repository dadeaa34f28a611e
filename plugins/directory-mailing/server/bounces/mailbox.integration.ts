import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type BootedCms, bootCms } from '../../../../cms/testing/boot-cms.ts';
import type { MailRef } from '../../core/bounces/mail-mark.ts';
import { BOUNCE_ADDRESS, returnOf, writeDelivery, writePerson } from '../../testing/bounce-fixture.ts';
import { feedbackReport, plainMessage, statusReport } from '../../testing/bounce-messages.ts';
import { Dovecot, hasDovecot } from '../../testing/dovecot.ts';
import { until } from '../../testing/opening-fixture.ts';
import { ended, spawnCms } from '../../testing/spawn-cms.ts';
import { BOUNCE, CONSENT_RECORD, DELIVERY, STAKEHOLDER } from '../content-types/index.ts';
import { startBounceWatch } from './watch.ts';

const MAILED = '2026-11-23T11:00:00.000Z';
const CLOCK = '2026-11-24T11:00:00Z';

if (hasDovecot) describe('the mailbox of what comes back, on a real IMAP server', describeMailbox);
else
  test('dovecot is not on this machine: the mailbox is left out, what is read of it is judged without it', () => {
    assert.equal(hasDovecot, false);
  });

function describeMailbox(): void {
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-mailbox-'));
  const dovecot = new Dovecot();
  const dataDir = join(folder, 'data');
  let cms: BootedCms;
  let logged: string[] = [];
  const rows = (uid: string) => cms.strapi.db.query(uid);
  const stateOf = async (name: string) =>
    (await rows(STAKEHOLDER).findOne({ where: { email: `${name}@example.org` } })).state;
  const mailed = async (name: string): Promise<MailRef & { readonly to: string }> => {
    const ref = await writeDelivery(cms.strapi, await writePerson(cms.strapi, name), MAILED);
    return { ...ref, to: returnOf(cms.strapi, ref) };
  };
  /** As the worker does it, until the mailbox is empty. */
  const readAll = async (user: string) => {
    const watch = startBounceWatch(cms.strapi);
    await until('an empty mailbox', async () => (await dovecot.subjects(user, 'INBOX')).length === 0);
    await watch.stop();
  };
  const useMailbox = (url: string) => cms.strapi.config.set('plugin::directory-mailing.bounces.mailboxUrl', url);

  before(async () => {
    writeFileSync(join(folder, 'clock'), CLOCK);
    await dovecot.start();
    Object.assign(process.env, { BOUNCE_ADDRESS, BOUNCE_MAILBOX_URL: '' });
    cms = await bootCms({ dataDir, clock: join(folder, 'clock'), listen: false });
    for (const level of ['info', 'warn', 'error'] as const)
      cms.strapi.log[level] = ((line: string) => logged.push(line)) as never;
  });
  after(async () => {
    await cms?.stop();
    await dovecot.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('each message has its effect and goes to its folder; a person’s, and what nobody signed, waits for a person', async () => {
    const [gone, busy, angry, away, late, encoded] = await Promise.all(
      ['gone', 'busy', 'angry', 'away', 'late', 'encoded'].map(mailed),
    );
    assert.ok(gone && busy && angry && away && late && encoded);
    const { messageId } = await rows(DELIVERY).findOne({ where: { id: busy.id } });
    const base64 = Buffer.from(`Return-Path: <${encoded.to}>\r\n\r\nBonjour`).toString('base64');
    const inBase64 = statusReport()
      .toString()
      .replace(
        /rfc822\r\n\r\nFrom: Agglo[^]*(?=\r\n--b1--)/,
        `rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}`,
      );
    await dovecot.put('reader', [
      statusReport({ to: gone.to }),
      statusReport({
        diagnostic: 'smtp; 552 5.2.2 mailbox full',
        status: '5.2.2',
        returned: `Message-ID: ${messageId}`,
      }),
      feedbackReport('abuse', `Return-Path: <${angry.to}>`),
      plainMessage(
        { From: 'away@example.org', To: away.to, Subject: 'Absence', 'Auto-Submitted': 'auto-replied' },
        'user unknown 5.1.1',
      ),
      statusReport({ to: late.to, action: 'delayed', status: '4.4.1' }),
      Buffer.from(inBase64),
      plainMessage({ From: 'zoe@example.org', To: away.to, Subject: 'Une question' }, 'Quand aura lieu la réunion ?'),
      statusReport({ to: gone.to.replace(/-[0-9a-f]{6}/, '-000000'), words: '<late@example.org>: user unknown' }),
      Buffer.concat([statusReport({ to: gone.to }), Buffer.alloc(2_000_000, 'x\r\n')]),
      Buffer.from('Subject: rien\r\n\r\n'),
    ]);
    useMailbox(dovecot.url('reader'));
    await readAll('reader');
    const states = await Promise.all(['gone', 'busy', 'angry', 'away', 'late', 'encoded'].map(stateOf));
    assert.deepEqual(states, ['bounced', 'confirmed', 'unsubscribed', 'confirmed', 'confirmed', 'bounced']);
    assert.equal((await dovecot.subjects('reader', 'Processed')).length, 7);
    assert.deepEqual((await dovecot.subjects('reader', 'Unmatched')).sort(), [
      'Undelivered Mail Returned to Sender',
      'Une question',
      'rien',
    ]);
    const kept: { verdict: string; mailId: number }[] = await rows(BOUNCE).findMany({});
    const verdicts = Object.fromEntries(kept.map(({ mailId, verdict }) => [mailId, verdict]));
    const expected = { [gone.id]: 'hard', [busy.id]: 'soft', [angry.id]: 'complaint', [encoded.id]: 'hard' };
    assert.deepEqual([kept.length, verdicts], [4, expected]);
    assert.doesNotMatch(logged.join('\n'), /@|secret/, 'no address and no password in the log');
  });

  test('killed between the effect and the move, the next process moves the message and doubles nothing', async () => {
    const people = await Promise.all(['kill-a', 'kill-b', 'kill-c'].map(mailed));
    await dovecot.put(
      'killed',
      people.map(({ to }) => statusReport({ to })),
    );
    const { promise: moving, resolve: onMove } = Promise.withResolvers<void>();
    const proxy = await moveWatch(dovecot.port, onMove);
    process.env['BOUNCE_MAILBOX_URL'] = dovecot.url('killed', (proxy.address() as AddressInfo).port);
    const child = spawnCms({ dataDir, clock: join(folder, 'clock') });
    await moving;
    child.kill('SIGKILL');
    await ended(child);
    proxy.close();
    assert.equal((await dovecot.subjects('killed', 'INBOX')).length, 3, 'nothing had moved');
    const states = async () => Promise.all(['kill-a', 'kill-b', 'kill-c'].map(stateOf));
    assert.deepEqual(await states(), ['bounced', 'confirmed', 'confirmed'], 'one effect was committed');
    useMailbox(dovecot.url('killed'));
    await readAll('killed');
    assert.deepEqual(await states(), ['bounced', 'bounced', 'bounced']);
    const ids = people.map(({ id }) => id);
    assert.equal(await rows(BOUNCE).count({ where: { mailId: { $in: ids } } }), 3);
    assert.equal((await dovecot.subjects('killed', 'Processed')).length, 3);
    const proofs: { stakeholder: string }[] = await rows(CONSENT_RECORD).findMany({ where: { source: 'bounce' } });
    assert.equal(new Set(proofs.map(({ stakeholder }) => stakeholder)).size, proofs.length, 'one proof each');
  });

  test('a message that meets a fault stays for the next round, and holds up no other', async () => {
    const [torn, whole] = await Promise.all(['torn', 'whole'].map(mailed));
    assert.ok(torn && whole);
    await dovecot.put('faulty', [statusReport({ to: torn.to }), statusReport({ to: whole.to })]);
    useMailbox(dovecot.url('faulty'));
    let faults = 0;
    const tear = cms.strapi.db.lifecycles.subscribe({
      models: [CONSENT_RECORD],
      beforeCreate: () => {
        faults += 1;
        if (faults === 1) throw new Error('torn');
      },
    });
    const watch = startBounceWatch(cms.strapi);
    await until('one is left', async () => (await dovecot.subjects('faulty', 'INBOX')).length === 1);
    await watch.stop();
    tear();
    assert.deepEqual(await Promise.all(['torn', 'whole'].map(stateOf)), ['confirmed', 'bounced']);
    await readAll('faulty');
    assert.equal(await stateOf('torn'), 'bounced');
  });

  test('one process of all reads: while another one holds the lease, nobody else even knocks', async () => {
    let knocks = 0;
    const door = createServer((socket) => {
      knocks += 1;
      socket.destroy();
    });
    await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));
    useMailbox(dovecot.url('reader', (door.address() as AddressInfo).port));
    const lease = (expiresAt: string) =>
      rows('plugin::directory-mailing.sender-lease').updateMany({
        where: { key: 'bounces' },
        data: { owner: 'elsewhere|1|x', expiresAt },
      });
    await lease(new Date(Date.now() + 3_600_000).toISOString());
    await startBounceWatch(cms.strapi).stop();
    assert.equal(knocks, 0);
    await lease(new Date(0).toISOString());
    const watch = startBounceWatch(cms.strapi);
    await until('a knock', () => knocks === 1);
    await watch.stop();
    door.close();
  });

  test('a mailbox that cannot be read is said, without its password, and asked again', async () => {
    logged = [];
    useMailbox('imap://somebody:hidden@127.0.0.1:9/INBOX');
    const watch = startBounceWatch(cms.strapi);
    await until('the event', () => logged.some((line) => line.includes('bounce-round-failed')));
    await watch.stop();
    useMailbox(dovecot.url('reader').replace('secret', 'hidden'));
    const another = startBounceWatch(cms.strapi);
    await until('the next event', () => logged.some((line) => line.includes('AUTHENTICATIONFAILED')));
    await another.stop();
    assert.match(logged.join('\n'), /ECONNREFUSED/);
    assert.doesNotMatch(logged.join('\n'), /hidden|somebody/);
  });
}

/** Passes everything on but the order to move, of which it only tells. */
async function moveWatch(port: number, onMove: () => void): Promise<Server> {
  const server = createServer((client: Socket) => {
    const upstream = connect(port, '127.0.0.1');
    upstream.pipe(client);
    client.on('data', (chunk: Buffer) => {
      if (chunk.toString('latin1').includes(' MOVE ')) onMove();
      else upstream.write(chunk);
    });
    for (const socket of [client, upstream]) {
      socket.on('error', () => undefined);
      socket.on('close', () => [client, upstream].forEach((other) => other.destroy()));
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

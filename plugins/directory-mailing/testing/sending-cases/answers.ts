import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { BOUNCE, CONSENT_RECORD, STAKEHOLDER } from '../../server/content-types/index.ts';
import { DkimSigner } from '../../server/sending/dkim.ts';
import { DELIVERIES, MAILINGS, STAKEHOLDERS } from '../../server/sending/tables.ts';
import {
  AUTHOR,
  engineOf,
  engineSettings,
  forgetMailings,
  HandClock,
  MINUTE,
  queueMailing,
  rowsOf,
} from '../sending-fixture.ts';
import type { SendingHouse } from './house.ts';

const UNKNOWN = { code: 550, text: '5.1.1 <p1@example.org>: no such user' };
const DENIED = { code: 554, text: '5.7.1 relay access denied' };
const CLOSING = { code: 421, text: '4.3.2 try later' };

/** What becomes of a mail by what the relay answers. */
export function describeAnswers(house: SendingHouse): void {
  test('one mail to each, every row accepted with the server’s words, and the mailing closed', async () => {
    const mailing = await queueMailing(house.db, 60);
    const { engine } = engineOf(house.db, engineSettings(house.sink.url), {
      envelopeFrom: ({ queue, id }, contact) => `${queue}-${id}+${contact}`,
    });
    assert.equal(await engine.drain(AUTHOR), 60);
    assert.equal(new Set(house.received()).size, 60);
    assert.equal(house.received().length, 60);
    const [row] = await rowsOf(house.db);
    assert.match(row?.last_reply ?? '', /^250 /);
    assert.equal(
      house.sink.arrivals.find(({ to }) => to === row?.email)?.from,
      `delivery-${row?.id}+forum@example.org`,
    );
    assert.equal((await house.db(MAILINGS).where({ id: mailing }).first('state')).state, 'finished');
    const ids: { message_id: string }[] = await house.db(DELIVERIES).select('message_id');
    assert.deepEqual(
      ids.map(({ message_id: id }) => id).toSorted(),
      house.sink.arrivals.map(({ messageId }) => messageId).toSorted(),
    );
  });

  test('a mailing that waits, was paused or was cancelled sends nothing, from the next claim on', async () => {
    for (const state of ['prepared', 'paused', 'cancelled'])
      await queueMailing(house.db, 1, state).catch(() => undefined);
    const { engine } = engineOf(house.db, engineSettings(house.sink.url, { connections: 1 }));
    assert.equal(await engine.drain(AUTHOR), 0);
    await forgetMailings(house.db);
    const mailing = await queueMailing(house.db, 20);
    house.sink.behave({
      dot: async (to) => {
        if (to === 'p4@example.org') await house.db(MAILINGS).where({ id: mailing }).update({ state: 'paused' });
        return undefined;
      },
    });
    await engine.drain(AUTHOR);
    assert.deepEqual(await house.states(), { accepted: 5, queued: 15 });
    await house.db(MAILINGS).where({ id: mailing }).update({ state: 'queued' });
    await engine.drain(AUTHOR);
    assert.deepEqual(await house.states(), { accepted: 20 });
  });

  test('a relay that answers 421 for a minute delays everybody and loses nobody', async () => {
    await queueMailing(house.db, 20);
    const clock = new HandClock();
    const opensAt = clock.at + MINUTE;
    const fault = () => (clock.at < opensAt ? CLOSING : undefined);
    for (const behaviour of [{ connect: fault }, { mail: fault }, { rcpt: fault }]) {
      house.sink.behave(behaviour);
      clock.at = opensAt - MINUTE;
      const { engine, told } = engineOf(house.db, engineSettings(house.sink.url), { now: clock.now });
      await house.drainAll(engine, clock, 5_000);
      assert.ok(told.some(({ event }) => event === 'relay-held'));
      assert.deepEqual(await house.states(), { accepted: 20 });
      assert.ok((await rowsOf(house.db)).every(({ doubts }) => !doubts));
      assert.equal(new Set(house.received()).size, house.received().length);
      // While it was shut it was asked a few times, not twenty.
      assert.ok(house.sink.knocks < 20 + 15, `${house.sink.knocks} knocks`);
      await forgetMailings(house.db);
      house.sink.arrivals.length = 0;
      house.sink.knocks = 0;
      await queueMailing(house.db, 20);
    }
  });

  test('greylisting makes each wait for their own second try', async () => {
    await queueMailing(house.db, 10);
    const clock = new HandClock();
    const seen = new Map<string, number>();
    house.sink.behave({
      rcpt: (to) => {
        seen.set(to, seen.get(to) ?? clock.at);
        const waited = clock.at - (seen.get(to) ?? 0) >= 5 * MINUTE;
        return waited ? undefined : { code: 450, text: '4.2.0 greylisted' };
      },
    });
    const { engine, told } = engineOf(house.db, engineSettings(house.sink.url), { now: clock.now });
    await engine.drain(AUTHOR);
    assert.deepEqual(await house.states(), { queued: 10 });
    assert.ok(!told.some(({ event }) => event === 'relay-held'));
    await house.drainAll(engine, clock, MINUTE);
    assert.deepEqual([await house.states(), house.received().length], [{ accepted: 10 }, 10]);
  });

  test('an unknown mailbox fails at once, without its address in what is kept, and may be tried again by a person', async () => {
    const mailing = await queueMailing(house.db, 3);
    house.sink.behave({ rcpt: (to) => (to === 'p1@example.org' ? UNKNOWN : undefined) });
    const { engine } = engineOf(house.db, engineSettings(house.sink.url));
    await engine.drain(AUTHOR);
    assert.deepEqual(await house.states(), { accepted: 2, failed: 1 });
    const service = house.cms.strapi.plugin('directory-mailing').service('sender');
    const progress = await service.progress(mailing);
    assert.deepEqual(progress.states, { accepted: 2, failed: 1 });
    assert.ok(progress.perSecond > 0 && progress.secondsLeft === 0);
    const words = progress.replies.map(({ reply }: { reply: string }) => reply).join(' ');
    assert.match(words, /550 5\.1\.1 <…>: no such user/);
    assert.ok(!words.includes('@'));
    const { documentId, id } = await house.cms.strapi.db
      .query(STAKEHOLDER)
      .findOne({ where: { email: 'p1@example.org' } });
    await house.cms.strapi.plugin('directory-mailing').service('told').catchUp();
    const people = await house.db(STAKEHOLDERS).orderBy('id').select('state');
    assert.deepEqual(
      people.map(({ state }) => state),
      ['confirmed', 'bounced', 'confirmed'],
      'as if it had come back',
    );
    const proofs = await house.cms.strapi.db.query(CONSENT_RECORD).findMany({ where: { stakeholder: documentId } });
    assert.deepEqual(
      proofs.map(({ act, source, reference }) => [act, source, reference]),
      [['bounced', 'bounce', '5.1.1']],
    );
    assert.equal(await house.cms.strapi.db.query(BOUNCE).count({ where: { stakeholderId: id, source: 'smtp' } }), 1);
    await house.db(STAKEHOLDERS).update({ state: 'confirmed' });
    house.sink.behave({});
    await house.db(MAILINGS).update({ accepted: 2 });
    assert.equal(await service.retryFailed(mailing, '7'), 1);
    assert.equal((await house.db(MAILINGS).first('accepted')).accepted, null, 'to be counted again');
    await engine.drain(AUTHOR);
    assert.deepEqual([await house.states(), house.received().length], [{ accepted: 3 }, 3]);
    assert.equal((await house.db(MAILINGS).first('state')).state, 'finished');
  });

  test('a relay that refuses everybody is left alone for a while, and nobody is given up', async () => {
    await queueMailing(house.db, 30);
    const clock = new HandClock();
    house.sink.behave({ rcpt: () => DENIED });
    const { engine, told } = engineOf(house.db, engineSettings(house.sink.url), { now: clock.now });
    await engine.drain(AUTHOR);
    assert.ok(told.some(({ event }) => event === 'relay-refuses'));
    assert.deepEqual([await house.states(), house.sink.knocks], [{ queued: 30 }, 5]);
    clock.pass(MINUTE);
    assert.equal(await engine.drain(AUTHOR), 0);
    house.sink.behave({ rcpt: (to) => (to === 'p9@example.org' ? DENIED : undefined) });
    clock.pass(10 * MINUTE);
    await house.drainAll(engine, clock, MINUTE);
    assert.deepEqual(await house.states(), { accepted: 29, failed: 1 });
  });

  test('what was signed is what arrives, points at the beginning of lines and all', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-signed-'));
    const keyFile = join(folder, 'dkim.pem');
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const signer = new DkimSigner({ domain: 'example.org', selector: 's1', keyFile });
    rmSync(folder, { recursive: true });
    await queueMailing(house.db, 2);
    const dotted = '.\n..\n.un point\n%%LIEN-DESINSCRIPTION%%\n.\n';
    await house.db(MAILINGS).update({ text: dotted, html: `<p>${dotted}</p>` });
    const { engine } = engineOf(house.db, { ...engineSettings(house.sink.url), signer });
    await engine.drain(AUTHOR);
    assert.equal(house.sink.arrivals.length, 2);
    const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const resolver = async () => [[`v=DKIM1; k=rsa; p=${key}`]];
    for (const { source } of house.sink.arrivals) {
      assert.match(source, /^\.un point/m);
      const { results } = await dkimVerify(Buffer.from(source, 'latin1'), { resolver });
      assert.deepEqual(
        results.map(({ status }) => status.result),
        ['pass'],
      );
    }
  });
}

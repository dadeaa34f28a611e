import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type BootedCms, bootCms } from '../../../cms/testing/boot-cms.ts';
import { signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import type { TemporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { sealBody } from '../contract/bounces.ts';
import { BOUNCE, CONSENT_RECORD, DELIVERY, LETTER, STAKEHOLDER, SUPPRESSION } from '../server/content-types/index.ts';
import { settingsOf } from '../server/settings.ts';
import { forget } from '../server/bounces/watch.ts';
import {
  BOUNCE_ADDRESS,
  Relay,
  returnOf,
  WEBHOOK_KEY,
  writeDelivery,
  writeLetter,
  writePerson,
} from './bounce-fixture.ts';
import { writeSettings } from './opening-fixture.ts';
import { Citizen } from './subscription-fixture.ts';

const MAILED = '2026-11-23T11:00:00.000Z';

/** What follows from what comes back, whatever the database. `postgres` null is SQLite. */
export function describeBounces(name: string, postgres: TemporaryPostgres | null): void {
  describe(`what comes back, on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-bounces-'));
    const clock = join(folder, 'clock');
    let cms: BootedCms;
    const relay = new Relay(() => cms.url);
    const rows = (uid: string) => cms.strapi.db.query(uid);
    const setClock = (instant: string) => {
      writeFileSync(clock, instant);
      utimesSync(clock, new Date(), new Date());
    };
    const person = async (id: number) => rows(STAKEHOLDER).findOne({ where: { id } });
    const proofs = async (id: number) => {
      const { documentId } = await person(id);
      const found = await rows(CONSENT_RECORD).findMany({ where: { stakeholder: documentId }, orderBy: { id: 'asc' } });
      return found.map(({ act, source, reference }) => [act, source, reference]);
    };
    /** Somebody, a mail to them, and the address that it comes back to. */
    const mailed = async (who: string) => {
      const id = await writePerson(cms.strapi, who);
      const ref = await writeDelivery(cms.strapi, id, MAILED);
      return { id, ref, returnAddress: returnOf(cms.strapi, ref) };
    };

    before(async () => {
      setClock('2026-11-24T11:00:00Z');
      Object.assign(process.env, { BOUNCE_ADDRESS, BOUNCE_WEBHOOK_KEY: WEBHOOK_KEY });
      cms = await bootCms({
        dataDir: join(folder, 'data'),
        clock,
        ...(postgres ? { databaseUrl: postgres.url } : {}),
      });
      await writeSettings(cms.strapi);
    });
    after(async () => {
      await cms?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('hears only what is signed with the key, lately, byte for byte', async () => {
      const { id, returnAddress } = await mailed('ana');
      const body = JSON.stringify({ returnAddress, kind: 'complaint' });
      const now = Date.now();
      const good = sealBody(body, now, WEBHOOK_KEY);
      const late = sealBody(body, now - 301_000, WEBHOOK_KEY);
      const early = sealBody(body, now + 600_000, WEBHOOK_KEY);
      const strange = sealBody(body, now, 'another key of thirty-two characters');
      const worn = good.replace(/^t=\d+/, (time) => `t=${Number(time.slice(2)) - 1}`);
      for (const seal of [null, '', 'x', late, early, strange, worn, `${good}0`])
        assert.equal((await relay.send(body, seal)).status, 401, String(seal));
      assert.equal((await relay.send(`${body} `, good)).status, 401);
      assert.equal((await relay.send(body, good, 'text/plain')).status, 401);
      const long = JSON.stringify({ returnAddress, kind: 'bounce', diagnostic: 'x'.repeat(9_000) });
      assert.equal((await relay.send(long, sealBody(long, now, WEBHOOK_KEY))).status, 413);
      for (const odd of [{ kind: 'hard' }, { email: 'ana@example.org' }, { status: '5.1' }, { returnAddress: 1 }])
        assert.equal((await relay.report({ returnAddress, kind: 'bounce', ...odd } as never)).status, 400);
      assert.equal((await person(id)).state, 'confirmed');
      assert.equal(await rows(BOUNCE).count(), 0);
      assert.equal((await relay.send(body, good)).outcome, 'recorded');
      assert.deepEqual(await relay.send(body, good), { status: 409, outcome: undefined, code: 'replayed' });
      assert.equal((await relay.report({ returnAddress, kind: 'complaint' })).outcome, 'known');
    });

    test('a lasting refusal: the mail is marked, nobody writes to the person any more, and the proof says why', async () => {
      const { id, ref, returnAddress } = await mailed('bea');
      const report = { returnAddress: returnAddress.toUpperCase(), kind: 'bounce', status: '5.1.1' } as const;
      assert.equal((await relay.report(report)).outcome, 'recorded');
      assert.equal((await person(id)).state, 'bounced');
      assert.equal((await rows(DELIVERY).findOne({ where: { id: ref.id } })).state, 'bounced');
      assert.deepEqual(await proofs(id), [['bounced', 'bounce', '5.1.1']]);
      const again = await Promise.all([1, 2, 3, 4].map(async () => relay.report(report)));
      assert.deepEqual(new Set(again.map(({ outcome }) => outcome)), new Set(['known']));
      assert.equal((await proofs(id)).length, 1);
    });

    test('refusals for now are counted over weeks, one a mail, also when they come all at once', async () => {
      const id = await writePerson(cms.strapi, 'cleo');
      const returns: string[] = [];
      for (let sent = 0; sent < 3; sent += 1)
        returns.push(returnOf(cms.strapi, await writeDelivery(cms.strapi, id, MAILED)));
      const full = async (at: number) =>
        relay.report({ returnAddress: returns[at] ?? '', kind: 'bounce', status: '5.2.2', diagnostic: 'mailbox full' });
      await Promise.all([0, 0, 0, 0].map(full));
      assert.equal((await person(id)).state, 'confirmed');
      assert.equal(await rows(BOUNCE).count({ where: { stakeholderId: id } }), 1);
      setClock('2026-12-02T11:00:00Z');
      // Two at once, of which each by itself would be the second. Before it commits, the first one gives the other time
      // to come as far: only who waits for its commit knows of both.
      let arrived = 0;
      const both = Promise.withResolvers<void>();
      const gate = cms.strapi.db.lifecycles.subscribe({
        models: [DELIVERY],
        beforeUpdateMany: async () => {
          arrived += 1;
          if (arrived === 2) both.resolve();
          await Promise.race([both.promise, pause(2_000)]);
        },
      });
      await Promise.all([1, 2].map(full));
      gate();
      setClock('2026-11-24T11:00:00Z');
      assert.equal((await person(id)).state, 'bounced');
      assert.deepEqual(await proofs(id), [['bounced', 'bounce', '5.2.2']]);
      assert.equal(await rows(BOUNCE).count({ where: { stakeholderId: id, consequence: 'counted' } }), 2);
    });

    test('a complaint is a withdrawal at once, and a new yes brings the person back', async () => {
      const { id, returnAddress, ref } = await mailed('dora');
      assert.equal((await relay.report({ returnAddress, kind: 'complaint' })).outcome, 'recorded');
      assert.equal((await person(id)).state, 'unsubscribed');
      assert.deepEqual(await proofs(id), [['withdrawn', 'complaint', null]]);
      assert.equal(await rows(SUPPRESSION).count({ where: { reason: 'complained' } }), 2, 'Ana and Dora');
      assert.equal((await rows(DELIVERY).findOne({ where: { id: ref.id } })).state, 'accepted');
      await signUpAgain('dora@example.org');
      assert.equal((await person(id)).state, 'confirmed');
      assert.equal(await rows(SUPPRESSION).count({ where: { reason: 'complained' } }), 1);
      const late = { returnAddress, kind: 'bounce', status: '5.1.1' } as const;
      assert.equal((await relay.report(late)).outcome, 'nothing', 'an older mail says nothing against a newer yes');
      assert.equal((await person(id)).state, 'confirmed');
    });

    test('whoever was given up comes back by signing up again, and may leave by the link of an old mail', async () => {
      const { id, returnAddress } = await mailed('ella');
      const gone = { returnAddress, kind: 'bounce', status: '5.1.1' } as const;
      await relay.report(gone);
      await signUpAgain('ella@example.org');
      assert.equal((await person(id)).state, 'confirmed');
      setClock('2026-11-25T11:00:00Z');
      const next = await writeDelivery(cms.strapi, id, '2026-11-25T10:00:00.000Z');
      await relay.report({ ...gone, returnAddress: returnOf(cms.strapi, next) });
      setClock('2026-11-24T11:00:00Z');
      assert.equal((await person(id)).state, 'bounced', 'a newer mail says so again');
      assert.deepEqual(
        (await proofs(id)).map(([act]) => act),
        ['bounced', 'given', 'bounced'],
      );
      const { documentId } = await person(id);
      const link = signLink('unsubscribe', documentId, settingsOf(cms.strapi).linkKey);
      await cms.strapi.plugin('directory-mailing').service('directory').unsubscribe(link);
      assert.equal((await person(id)).state, 'unsubscribed');
    });

    test('a letter that comes back, or that somebody never asked for', async () => {
      const gone = await writeLetter(cms.strapi, 'nobody@example.org', MAILED);
      const report = { kind: 'bounce', status: '5.1.1' } as const;
      assert.equal((await relay.report({ ...report, returnAddress: returnOf(cms.strapi, gone) })).outcome, 'recorded');
      assert.equal((await rows(LETTER).findOne({ where: { id: gone.id } })).state, 'bounced');
      const unasked = await writeLetter(cms.strapi, 'fanny@example.org', MAILED);
      const complaint = { returnAddress: returnOf(cms.strapi, unasked), kind: 'complaint' } as const;
      assert.equal((await relay.report(complaint)).outcome, 'recorded');
      assert.equal(await rows(SUPPRESSION).count({ where: { reason: 'disowned' } }), 1);
      await new Citizen(() => cms).signUp('fanny@example.org');
      const letters = await rows(LETTER).findMany({ where: { email: 'fanny@example.org' }, orderBy: { id: 'asc' } });
      assert.equal(letters.at(-1).state, 'skipped', 'no form makes us write to her for a while');
    });

    test('what we did not sign, or whose row is gone, is nobody’s', async () => {
      const { returnAddress } = await mailed('gina');
      const forged = returnAddress.replace(/-[0-9a-f]{4}/, '-0000');
      const nobody = returnOf(cms.strapi, { kind: 'delivery', id: 999_999 });
      for (const address of [forged, nobody, 'gina@example.org', ''])
        assert.equal((await relay.report({ returnAddress: address, kind: 'complaint' })).outcome, 'unmatched', address);
      assert.equal((await rows(STAKEHOLDER).findOne({ where: { email: 'gina@example.org' } })).state, 'confirmed');
    });

    test('stores all or nothing: after a fault the same report can be sent again, seal and all', async () => {
      const { id, ref, returnAddress } = await mailed('hana');
      const body = JSON.stringify({ returnAddress, kind: 'bounce', status: '5.1.1' });
      const seal = sealBody(body, Date.now(), WEBHOOK_KEY);
      const tear = cms.strapi.db.lifecycles.subscribe({
        models: [CONSENT_RECORD],
        beforeCreate: () => {
          throw new Error('torn');
        },
      });
      const torn = await relay.send(body, seal);
      tear();
      assert.equal(torn.status, 503);
      assert.equal((await person(id)).state, 'confirmed');
      assert.equal((await rows(DELIVERY).findOne({ where: { id: ref.id } })).state, 'accepted');
      assert.equal(await rows(BOUNCE).count({ where: { stakeholderId: id } }), 0);
      assert.equal((await relay.send(body, seal)).outcome, 'recorded');
      assert.equal((await person(id)).state, 'bounced');
    });

    test('is kept for thirteen months, without an address, and then forgotten', async () => {
      const kept: object[] = await rows(BOUNCE).findMany({});
      assert.ok(kept.length > 0);
      assert.doesNotMatch(JSON.stringify(kept), /@/);
      setClock('2028-02-01T11:00:00Z');
      await forget(cms.strapi);
      assert.equal(await rows(BOUNCE).count(), 0);
    });

    /** Through the form and the link of its letter, as anybody would. */
    async function signUpAgain(email: string): Promise<void> {
      const citizen = new Citizen(() => cms);
      assert.equal((await citizen.signUp(email)).status, 201);
      const [letter] = await rows(LETTER).findMany({ where: { email }, orderBy: { id: 'desc' }, limit: 1 });
      const [, token] = /\/participer\/confirmation\/([\w.-]+)/.exec(letter.text) ?? [];
      const confirmed = await citizen.ask('POST', `/api/directory-mailing/confirmations/${token}`);
      assert.equal(confirmed.status, 200);
    }
  });
}

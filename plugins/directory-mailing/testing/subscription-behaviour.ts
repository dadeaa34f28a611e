import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parisMoment } from '@aggloforum/concertation/contract';
import { CLIENT_HEADER, DOOR_HEADER } from '@aggloforum/concertation/contract/taking-part.ts';
import { type BootedCms, bootCms } from '../../../cms/testing/boot-cms.ts';
import { type Catcher, startCatcher } from '../../../scripts/mail-catcher/catcher.ts';
import type { TemporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import type { LimitsSetting as LimitsService } from '@aggloforum/concertation/contract/limits.ts';
import type { Letters } from '../contract/letters.ts';
import { CONSENT } from '../contract/subscription.ts';
import { addressMark } from '../core/address-mark.ts';
import { welcomeLetter } from '../core/subscription-letters.ts';
import { CONSENT_RECORD, LETTER, REQUEST, STAKEHOLDER, SUPPRESSION } from '../server/content-types/index.ts';
import { settingsOf } from '../server/settings.ts';
import { everyRow } from './every-row.ts';
import { AFTER, BEFORE, until, writeConsultation, writeSettings } from './opening-fixture.ts';
import { Citizen, linksTo, type Reply } from './subscription-fixture.ts';

/** Every form that makes us write to the address typed in it. */
const FORMS: readonly ((citizen: Citizen, email: string) => Promise<Reply>)[] = [
  async (citizen, email) => citizen.signUp(email),
];

const confirmation = (token: string | undefined) => `/api/directory-mailing/confirmations/${token}`;
const entry = (token: string | undefined) => `/api/directory-mailing/entries/${token}`;

/** What the directory's sign-up promises, whatever the database. `postgres` null is SQLite. */
export function describeSubscription(name: string, postgres: TemporaryPostgres | null): void {
  describe(`the sign-up to the directory, on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-sign-up-'));
    const clock = join(folder, 'clock');
    let catcher: Catcher;
    let cms: BootedCms;
    const citizen = new Citizen(() => cms);
    const setClock = (instant: string) => {
      writeFileSync(clock, instant);
      utimesSync(clock, new Date(), new Date());
    };
    const rows = (uid: string) => cms.strapi.db.query(uid);
    const noeMails = () => catcher.mailbox.list().filter(({ to }) => to.some((one) => one.startsWith('noe'))).length;
    const mailsTo = (email: string) => catcher.mailbox.list().filter(({ to }) => to.includes(email));

    before(async () => {
      catcher = await startCatcher({ folder: join(folder, 'mail'), webPort: 0, smtpPort: 0 });
      setClock(BEFORE);
      cms = await bootCms({
        dataDir: join(folder, 'data'),
        clock,
        smtpUrl: catcher.smtpUrl,
        ...(postgres ? { databaseUrl: postgres.url } : {}),
      });
      await writeSettings(cms.strapi);
      await cms.strapi.documents('api::commune.commune').create({
        data: { name: 'Nîmes', slug: 'nimes', insee: '30189', member: true },
      });
    });
    after(async () => {
      await cms?.stop();
      await catcher?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('refuses what does not come from our pages, what it does not know, and says in French what to correct', async () => {
      const form = await citizen.form();
      assert.equal((await citizen.send(form, { origin: 'https://ailleurs.example' })).status, 403);
      assert.equal((await citizen.send(form, { 'sec-fetch-site': 'cross-site' })).status, 403);
      assert.equal((await citizen.send(form, { 'content-type': 'text/plain' })).status, 415);
      for (const odd of [{ state: 'confirmed' }, { email: ['a'] }, { formToken: undefined }, { idempotencyKey: 'x' }])
        assert.equal((await citizen.send({ ...form, ...odd })).status, 400, JSON.stringify(odd));
      const wrong = await citizen.send({ ...form, email: 'dora@', actorKind: 'robot', communes: ['99999'] });
      assert.equal(wrong.status, 422);
      assert.deepEqual(Object.keys(wrong.body.error?.fields ?? {}), ['email', 'actorKind', 'communes']);
      assert.equal((await citizen.send({ ...form, consentVersion: '0' })).status, 409);
      assert.equal((await citizen.send({ ...form, formToken: 'k1.Zm9v.zzz.Zm9vYmFyZm9vYmFy' })).status, 422);
      assert.equal(await rows(REQUEST).count(), 0);
    });

    test('stores once: the same key gives the same answer, other fields or a spent token are refused', async () => {
      const form = await citizen.form({ email: ' Emil@Example.org ' });
      const answers = await Promise.all([1, 2, 3, 4].map(async () => citizen.send(form)));
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
      assert.equal(new Set(answers.map(({ body }) => body.reference)).size, 1);
      assert.deepEqual((await citizen.send({ ...form, formToken: await citizen.formToken() })).body, answers[0]?.body);
      assert.equal((await citizen.send({ ...form, name: 'Autre' })).body.error?.code, 'key-reused');
      const again = await citizen.form({ formToken: form['formToken'] });
      assert.equal((await citizen.send(again)).body.error?.code, 'form-spent');
      assert.equal(await rows(REQUEST).count(), 1);
      assert.equal(await rows(LETTER).count(), 1);
      assert.equal((await rows(REQUEST).findOne({ where: {} })).email, 'emil@example.org');
    });

    test('stores all or nothing: after a fault the same form can be sent again', async () => {
      const form = await citizen.form({ email: 'fanny@example.org' });
      const tear = cms.strapi.db.lifecycles.subscribe({
        models: [LETTER],
        beforeCreate: () => {
          throw new Error('torn');
        },
      });
      const torn = await citizen.send(form);
      tear();
      assert.equal(torn.status, 503);
      assert.ok(torn.headers.get('retry-after'));
      assert.equal(await rows(REQUEST).count({ where: { email: 'fanny@example.org' } }), 0);
      assert.equal((await citizen.send(form)).status, 201);
    });

    test('writes to nobody about a consultation before they have confirmed, and to them afterwards', async () => {
      const { body } = await citizen.signUp('gael@example.org', { name: 'Gaël <b>', communes: ['30189'] });
      assert.equal(body.state, 'pending');
      const links = await linksTo(catcher, 'gael@example.org');
      const [letter] = mailsTo('gael@example.org');
      assert.doesNotMatch(`${letter?.text} ${letter?.html}`, /Gaël/, 'what was typed is not echoed');
      const asked = await citizen.ask('GET', confirmation(links['confirmation']));
      assert.deepEqual(asked.body, { state: 'asking', ...CONSENT });
      assert.equal(await rows(STAKEHOLDER).count(), 0);
      await writeConsultation(cms.strapi, 'trop-tot');
      setClock(AFTER);
      const waits = { state: 'prepared', reason: 'audience-empty' };
      await until(
        'the first mailing concerns nobody, and waits',
        async () => (await rows('plugin::directory-mailing.mailing').count({ where: waits })) === 1,
      );
      const agree = async (consentVersion: string) =>
        citizen.ask('POST', confirmation(links['confirmation']), { consentVersion });
      await rows(REQUEST).updateMany({ where: { reference: body.reference }, data: { consentVersion: '1' } });
      assert.equal((await agree('1')).status, 409, 'the wording that stands there is another one');
      const confirmed = await agree(CONSENT.version);
      assert.equal(confirmed.status, 200);
      assert.equal((await citizen.ask('POST', confirmation(links['confirmation']))).status, 200, 'may be repeated');
      const stakeholder = await rows(STAKEHOLDER).findOne({ where: { email: 'gael@example.org' } });
      assert.deepEqual([stakeholder.state, stakeholder.communes], ['confirmed', ['30189']]);
      const proofs = await rows(CONSENT_RECORD).findMany({ where: { stakeholder: stakeholder.documentId } });
      assert.deepEqual(
        proofs.map(({ act, version, source, reference }) => [act, version, source, reference]),
        [['given', CONSENT.version, 'site-form', body.reference]],
      );
      await writeConsultation(cms.strapi, 'a-temps');
      await until('the mailing', () => mailsTo('gael@example.org').some(({ subject }) => /a-temps/.test(subject)));
      assert.ok(!mailsTo('gael@example.org').some(({ subject }) => /trop-tot/.test(subject)));
    });

    test('answers the same for an address that is known, and changes nothing before it confirms', async () => {
      const known = await citizen.signUp('gael@example.org', { communes: [] });
      const unknown = await citizen.signUp('hedi@example.org', { communes: [] });
      assert.deepEqual(Object.keys(known.body), Object.keys(unknown.body));
      assert.deepEqual({ ...known.body, reference: '' }, { ...unknown.body, reference: '' });
      const stakeholder = await rows(STAKEHOLDER).findOne({ where: { email: 'gael@example.org' } });
      assert.deepEqual(stakeholder.communes, ['30189']);
      const links = await linksTo(catcher, 'gael@example.org', 4);
      const { reference } = known.body;
      await rows(REQUEST).updateMany({ where: { reference }, data: { state: 'superseded' } });
      const told = await citizen.ask('GET', confirmation(links['confirmation']));
      assert.deepEqual([told.status, told.body.state], [200, 'registered']);
      assert.equal((await citizen.ask('POST', confirmation(links['confirmation']))).status, 410);
      await rows(REQUEST).updateMany({ where: { reference }, data: { state: 'pending' } });
    });

    test('writes to an address that has not answered three times a day at most, and says nothing of it', async () => {
      const answers = [];
      for (let sent = 0; sent < 5; sent += 1) answers.push(await citizen.signUp('ines@example.org'));
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
      const states = await rows(LETTER).findMany({ where: { email: 'ines@example.org' }, orderBy: { id: 'asc' } });
      assert.deepEqual(
        states.map(({ state }: { state: string }) => state === 'skipped'),
        [false, false, false, true, true],
      );
    });

    test('writes so often at most whatever the form, the spelling, and however many ask at the same time', async () => {
      const spellings = ['noe@example.org', 'NOE@Example.org', ' noe@example.org', 'noe+un@example.org'];
      const asked = Array.from({ length: 16 }, (_, index) => spellings[index % 4] ?? '').concat('noe+deux@example.org');
      const wanted = asked.flatMap((email) => FORMS.map(async (send) => send(citizen, email)));
      const answers = await Promise.all(wanted);
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
      const letters: { state: string }[] = await rows(LETTER).findMany({ where: { email: { $startsWith: 'noe' } } });
      assert.equal(letters.length, answers.length);
      assert.equal(letters.filter(({ state }) => state !== 'skipped').length, 3);
      await until('the letters', () => noeMails() === 3);
      const dots = await Promise.all(
        ['o.dile@gmail.com', 'od.ile@gmail.com', 'odile@googlemail.com', 'odile+a@gmail.com'].map(async (email) =>
          citizen.signUp(email),
        ),
      );
      assert.deepEqual([...new Set(dots.map(({ status }) => status))], [201]);
      const where = { email: { $endsWith: 'mail.com' }, state: { $ne: 'skipped' } };
      assert.equal(await rows(LETTER).count({ where }), 3);
      assert.equal((await citizen.signUp('n.oe@example.org')).status, 201);
      assert.equal((await rows(LETTER).findOne({ where: { email: 'n.oe@example.org' } })).state !== 'skipped', true);
    });

    test('takes what the team has set, with its reason, and keeps what was set before', async () => {
      const limits: LimitsService = cms.strapi.plugin('concertation').service('limits');
      const less = { burst: 120, perHour: 240, unconfirmedLetters: 1, confirmedLetters: 30 };
      await assert.rejects(limits.change(less, 'Ana'), { status: 422 }, 'without a reason');
      await assert.rejects(limits.change({ ...less, unconfirmedLetters: 4, reason: 'Par essai' }, 'Ana'), {
        status: 422,
      });
      await limits.change({ ...less, reason: 'Envois abusifs' }, 'Ana');
      for (let sent = 0; sent < 2; sent += 1) await citizen.signUp('paul@example.org');
      const states = await rows(LETTER).findMany({ where: { email: 'paul@example.org' }, orderBy: { id: 'asc' } });
      assert.deepEqual(
        states.map(({ state }: { state: string }) => state === 'skipped'),
        [false, true],
      );
      const { history } = await limits.change({ ...less, unconfirmedLetters: 3, reason: 'Retour à la normale' }, 'Bo');
      assert.deepEqual(
        history.map(({ by, reason, unconfirmedLetters }) => [by, reason, unconfirmedLetters]),
        [
          ['Bo', 'Retour à la normale', 3],
          ['Ana', 'Envois abusifs', 1],
        ],
      );
    });

    test('counts what strangers ask for apart from what the service owes, and holds back no letter of the house', async () => {
      const limits: LimitsService = cms.strapi.plugin('concertation').service('limits');
      const few = { burst: 120, perHour: 240, unconfirmedLetters: 3, confirmedLetters: 3 };
      await limits.change({ ...few, reason: 'Pour cet essai' }, 'Ana');
      const to = 'quentin@example.org';
      for (let sent = 0; sent < 7; sent += 1) await citizen.signUp(to);
      const letters: Letters = cms.strapi.plugin('directory-mailing').service('letters');
      const body = welcomeLetter('https://forum.example.org/', 'https://forum.example.org/');
      const owed = async (more: object = {}) =>
        cms.strapi.db.transaction(async ({ trx }) =>
          letters.enqueue(trx, { kind: 'essai', to, confirmed: true, body, ...more }),
        );
      const answers = [await owed(), await owed(), await owed(), await owed()];
      assert.deepEqual(answers, [true, true, true, false]);
      assert.equal(await owed({ house: true }), true);
      await limits.change({ ...few, confirmedLetters: 4, reason: 'Un de plus' }, 'Ana');
      assert.equal(await owed(), true, 'what was refused took no place');
      await limits.change({ ...few, confirmedLetters: 30, reason: 'Retour à la normale' }, 'Ana');
    });

    test('« ce n’est pas moi » takes the request back, and no form makes us write again', async () => {
      await citizen.signUp('jules@example.org');
      const links = await linksTo(catcher, 'jules@example.org');
      const notMe = `/api/directory-mailing/disownments/${links['ce-n-est-pas-moi']}`;
      assert.equal((await citizen.ask('POST', notMe)).status, 200);
      assert.equal((await citizen.ask('POST', notMe)).status, 200, 'may be repeated');
      assert.equal((await citizen.ask('POST', confirmation(links['confirmation']))).status, 410);
      assert.equal((await citizen.signUp('jules@example.org')).status, 201);
      const letters = await rows(LETTER).findMany({ where: { email: 'jules@example.org' }, orderBy: { id: 'asc' } });
      assert.equal(letters.at(-1).state, 'skipped');
    });

    test('lets a person choose, pause, leave and erase by their own link, and by no other', async () => {
      const { reference = '' } = (await citizen.signUp('karim@example.org', { name: 'Karim' })).body;
      const links = await linksTo(catcher, 'karim@example.org');
      const own = (await citizen.ask('POST', confirmation(links['confirmation']))).body.own;
      const act = async (body: object) => citizen.ask('POST', entry(own), body);
      const state = async () => (await rows(STAKEHOLDER).findOne({ where: { email: 'karim@example.org' } }))?.state;
      assert.equal((await citizen.ask('GET', entry(links['confirmation']))).status, 404, 'a link serves for one thing');
      assert.equal((await citizen.ask('GET', entry(own))).status, 200);
      assert.equal((await act({ act: 'choose', communes: ['30189'], themes: [] })).status, 200);
      assert.equal((await act({ act: 'choose', communes: ['99999'], themes: [] })).status, 422);
      assert.equal((await act({ act: 'confirm' })).status, 400);
      // As somebody stands there who came while the wording was another one.
      const { documentId: stakeholder } = await rows(STAKEHOLDER).findOne({ where: { email: 'karim@example.org' } });
      const proofs = async () => rows(CONSENT_RECORD).findMany({ where: { stakeholder }, orderBy: { id: 'asc' } });
      await rows(CONSENT_RECORD).updateMany({
        where: { stakeholder },
        data: { version: '1', wording: 'Ancien texte' },
      });
      await act({ act: 'pause' });
      await act({ act: 'resume' });
      assert.equal((await act({ act: 'consent', consentVersion: '1' })).status, 422);
      const twice = await Promise.all([1, 2].map(async () => act({ act: 'consent', consentVersion: '2' })));
      assert.deepEqual(
        twice.map(({ status }) => status),
        [200, 200],
      );
      assert.deepEqual(
        (await proofs()).map(({ act: did, version, wording }) => [did, version, wording]),
        [
          ['given', '1', 'Ancien texte'],
          ['paused', '1', 'Ancien texte'],
          ['resumed', '1', 'Ancien texte'],
          ['given', '2', CONSENT.wording],
        ],
      );
      for (const [name, becomes] of [
        ['pause', 'paused'],
        ['resume', 'confirmed'],
        ['leave', 'unsubscribed'],
        ['resume', 'unsubscribed'],
      ]) {
        assert.equal((await act({ act: name })).status, 200);
        assert.equal(await state(), becomes, name);
      }
      const seen = (await citizen.ask('GET', entry(own))).body as { consents?: { act: string }[] };
      assert.deepEqual(
        seen.consents?.map((proof) => proof.act),
        ['given', 'paused', 'resumed', 'given', 'paused', 'resumed', 'withdrawn'],
      );
      await until('the welcome', () => mailsTo('karim@example.org').length === 2);
      assert.equal((await act({ act: 'erase' })).body.state, 'erased');
      assert.equal((await citizen.ask('GET', entry(own))).status, 410);
      const everything = await everyRow(cms);
      assert.doesNotMatch(everything, /karim/i);
      assert.ok(!everything.includes(reference), 'nor what the form was answered');
      assert.equal(await rows(SUPPRESSION).count({ where: { reason: 'erased' } }), 1);
    });

    test('serves a link for 48 hours, and forgets who did not answer after seven days', async () => {
      await citizen.signUp('lou@example.org');
      const links = await linksTo(catcher, 'lou@example.org');
      assert.ok((links['ce-n-est-pas-moi'] ?? '').length < 300);
      setClock('2026-11-25T11:05:00Z');
      assert.equal((await citizen.ask('POST', confirmation(links['confirmation']))).status, 410);
      const { forget } = cms.strapi.plugin('directory-mailing').service('retention');
      await forget();
      assert.equal(await rows(REQUEST).count({ where: { email: 'lou@example.org' } }), 1);
      setClock('2026-12-01T11:05:00Z');
      await forget();
      await cms.strapi.plugin('concertation').service('forms').forgetOld();
      assert.equal(await rows(REQUEST).count(), 0);
      assert.doesNotMatch(await everyRow(cms), /lou@example/);
      assert.equal(await rows('plugin::concertation.form-answer').count(), 0);
      // The link is promised for longer than the request is kept, and a lasting mark outlives what it does.
      const lasting = { mark: addressMark('lou@example.org', settingsOf(cms.strapi).linkKey.secret), reason: 'erased' };
      await rows(SUPPRESSION).create({ data: { ...lasting, at: '2026-11-01T00:00:00.000Z' } });
      const notMe = `/api/directory-mailing/disownments/${links['ce-n-est-pas-moi']}`;
      assert.equal((await citizen.ask('POST', notMe)).status, 200);
      await citizen.signUp('lou@example.org');
      const last = async () => rows(LETTER).findOne({ where: { email: 'lou@example.org' }, orderBy: { id: 'desc' } });
      assert.equal((await last()).state, 'skipped');
      setClock('2027-01-01T11:05:00Z');
      await forget();
      await citizen.signUp('lou@example.org');
      assert.notEqual((await last()).state, 'skipped');
      assert.equal(await rows(SUPPRESSION).count({ where: lasting }), 1);
    });

    test('leaves room for a crowd behind one address, and none for a machine', async () => {
      const crowd = new Citizen(() => cms, '198.51.100.1');
      const form = await crowd.form({ email: 'non' });
      const statuses: number[] = [];
      for (let sent = 0; sent < 140; sent += 1) statuses.push((await crowd.send(form)).status);
      assert.ok(statuses.slice(0, 100).every((status) => status === 422));
      const refusal = await crowd.send(form);
      assert.equal(refusal.status, 429);
      assert.ok(Number(refusal.headers.get('retry-after')) > 0);
      assert.equal((await citizen.send(await citizen.form({ email: 'non' }))).status, 422, 'others are not held up');
      const lie = { [CLIENT_HEADER]: '192.0.2.1', 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.1' };
      assert.equal((await crowd.send(form, { ...lie, [CLIENT_HEADER]: '198.51.100.1' })).status, 429);
      assert.equal((await crowd.send(form, { ...lie, [DOOR_HEADER]: 'x' })).status, 422, 'is counted as this machine');
      const limits: LimitsService = cms.strapi.plugin('concertation').service('limits');
      const now = parisMoment(cms.strapi.plugin('concertation').service('dossiers').now());
      const later = parisMoment(cms.strapi.plugin('concertation').service('dossiers').now() + 2 * 3_600_000);
      const meeting = { name: 'Réunion de Caveirac', people: 80, from: now, to: later, reason: 'Wi-Fi de la mairie' };
      await limits.announce(meeting, 'Ana');
      assert.equal((await crowd.send(form)).status, 422, 'there is room while the meeting lasts');
    });
  });
}

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type BootedCms, bootCms } from '../../../cms/testing/boot-cms.ts';
import { type Catcher, startCatcher } from '../../../scripts/mail-catcher/catcher.ts';
import type { TemporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import type { DirectoryItem, RejectedLine } from '../contract/directory.ts';
import { CONSENT_RECORD, LETTER, REQUEST, STAFF_ACT, STAKEHOLDER, SUPPRESSION } from '../server/content-types/index.ts';
import { directoryRoutes } from '../server/routes/directory.ts';
import { BASIS, type Keeper, NO_FILTER, staff, writeSurroundings } from './directory-fixture.ts';
import { everyRow } from './every-row.ts';
import { until } from './opening-fixture.ts';
import { Citizen, linksTo } from './subscription-fixture.ts';
import { bombs, workbook } from './workbook.ts';

const CHILD = join(import.meta.dirname, 'import-and-die.ts');
/** As an office saves it: Windows-1252, semicolons, a title, quoted line breaks, twins, two addresses in a cell. */
const MESSY = Buffer.from(
  [
    'Acteurs du quartier Gambetta;;;',
    ';;;',
    'Structure;Nom Prénom;Courriel;Ville',
    '"Les Amis\nde l’eau";Zoé Blé;Zoe@Example.org;Nîmes',
    'Comité;;bo@example.org / ana@example.org;',
    ';;;',
    '=cmd|x;Mal Écrit;mal@;Nîmes',
    'Comité;Bo;BO@example.org;',
    'Inconnue;Li;li@example.org;Atlantide',
    'Partie;Odile;odile@example.org;',
    'Connue;Camille;camille@example.org;',
  ]
    .join('\r\n')
    .replaceAll('’', "'"),
  'latin1',
);

/** What the pages « Annuaire » promise, whatever the database. `postgres` null is SQLite. */
export function describeDirectory(name: string, postgres: TemporaryPostgres | null): void {
  describe(`the directory in the hands of the staff, on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-directory-'));
    const dataDir = join(folder, 'data');
    const clock = join(folder, 'clock');
    const temporary = join(folder, 'temporary');
    let catcher: Catcher;
    let cms: BootedCms;
    let keeper: Keeper;
    let lead: Keeper;
    const setClock = (instant: string) => {
      writeFileSync(clock, instant);
      utimesSync(clock, new Date(), new Date());
    };
    const rows = (uid: string) => cms.strapi.db.query(uid);
    const person = async (email: string) => rows(STAKEHOLDER).findOne({ where: { email } });
    const proofsOf = async (email: string) =>
      rows(CONSENT_RECORD).findMany({
        where: { stakeholder: (await person(email)).documentId },
        orderBy: { id: 'asc' },
      });
    const forget = async () => cms.strapi.plugin('directory-mailing').service('retention').forget();
    const mailsTo = (email: string) => catcher.mailbox.list().filter(({ to }) => to.includes(email));
    const emailsOf = ({ body }: { body: Record<string, unknown> }) =>
      (body['items'] as DirectoryItem[]).map(({ email }) => email);

    before(async () => {
      setClock('2026-11-23T10:00:00Z');
      const child = spawn(process.execPath, [CHILD, dataDir, postgres?.url ?? ''], { stdio: 'ignore' });
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      assert.equal(signal, 'SIGKILL');
      mkdirSync(temporary);
      // Where uploads wait until they are read: nothing of them may stay there.
      process.env['TMPDIR'] = temporary;
      catcher = await startCatcher({ folder: join(folder, 'mail'), webPort: 0, smtpPort: 0 });
      cms = await bootCms({
        dataDir,
        clock,
        smtpUrl: catcher.smtpUrl,
        ...(postgres ? { databaseUrl: postgres.url } : {}),
      });
      await writeSurroundings(cms);
      keeper = await staff(cms, 'communications');
      lead = await staff(cms, 'project-lead');
    });
    after(async () => {
      await cms?.stop();
      await catcher?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('an import that is killed half-way leaves nothing behind', async () => {
      assert.equal(await rows(STAKEHOLDER).count({ where: { source: 'import' } }), 0);
      assert.equal(await rows(CONSENT_RECORD).count({ where: { source: 'import' } }), 0);
      assert.equal(await rows(STAFF_ACT).count(), 0);
    });

    test('is shut to a project lead, at every door', async () => {
      for (const { method, path } of directoryRoutes.routes) {
        const address = path.replace('/directory', '').replace(':id', (await person('camille@example.org')).documentId);
        const { status } = await lead.ask(method, address, method === 'GET' ? undefined : { ...NO_FILTER, page: 1 });
        assert.equal(status, 403, `${method} ${path}`);
      }
      const officer = await staff(cms, 'participation-officer');
      assert.equal((await officer.search()).status, 200);
      const change = { name: 'eraseMonths', value: 30, reason: 'Avis du délégué' };
      assert.equal((await officer.ask('PUT', '/retention', change)).status, 403);
    });

    test('takes somebody by hand for a stated consent, and asks the address where nothing proves it', async () => {
      const fields = { name: 'Odile Évrard', organisation: '', actorKind: 'person', communes: ['30189'], themes: [] };
      const add = async (email: string, more: object = {}) =>
        keeper.ask('POST', '/entries', { ...fields, ...BASIS, email, ...more });
      const bare = await add('odile@example.org', { basisKind: '', basisSentence: '', basisDay: '' });
      assert.deepEqual(Object.keys(bare.body.error?.fields ?? {}), ['basisKind', 'basisSentence', 'basisDay']);
      assert.equal((await add('odile@')).status, 422);
      assert.equal((await add('odile@example.org', { state: 'confirmed' })).status, 400);
      const added = await add(' Odile@Example.org ');
      assert.deepEqual([added.status, added.body['outcome']], [200, 'confirmed']);
      assert.equal((await add('odile@example.org')).status, 422, 'once');
      const { body } = await keeper.ask('GET', `/entries/${String(added.body['id'])}`);
      assert.deepEqual(
        [body['email'], body['source'], body['confirmedAt']],
        ['odile@example.org', 'staff', '2026-03-02T00:00:00.000Z'],
      );
      assert.deepEqual(body['consents'], [
        {
          act: 'given',
          version: 'paper-sheet',
          wording: BASIS.basisSentence,
          source: 'staff',
          at: '2026-03-02T00:00:00.000Z',
        },
      ]);
      const asked = await add('paul@example.org', { basisKind: 'oral' });
      assert.deepEqual([asked.body['outcome'], await person('paul@example.org')], ['asked', null]);
      const links = await linksTo(catcher, 'paul@example.org');
      assert.match(mailsTo('paul@example.org')[0]?.text ?? '', /nos services ont noté cette adresse/);
      const citizen = new Citizen(() => cms);
      await citizen.ask('POST', `/api/directory-mailing/confirmations/${links['confirmation']}`);
      const paul = await person('paul@example.org');
      assert.deepEqual([paul.state, paul.source, paul.name], ['confirmed', 'staff', 'Odile Évrard']);
    });

    test('finds people by text, state, kind, commune, theme and origin, and counts them', async () => {
      assert.deepEqual(emailsOf(await keeper.search({ text: 'ODILE' })), ['odile@example.org', 'paul@example.org']);
      assert.equal((await keeper.search({ text: 'évrard' })).body['total'], 2, 'an accent has two cases too');
      assert.deepEqual(emailsOf(await keeper.search({ text: 'odile', commune: '30003' })), []);
      assert.deepEqual(emailsOf(await keeper.search({ text: 'odile', commune: '30189', theme: 'eau' })).length, 2);
      assert.deepEqual(emailsOf(await keeper.search({ source: 'staff', actorKind: 'association' })), []);
      assert.equal((await keeper.search({ source: 'staff', state: 'confirmed' })).body['total'], 2);
      const all = await keeper.search({}, 99);
      assert.deepEqual([all.body['page'], all.body['pages']], [1, 1]);
      const counts = all.body['counts'] as Record<string, number>;
      assert.equal(
        Object.values(counts).reduce((sum, count) => sum + count, 0),
        await rows(STAKEHOLDER).count(),
      );
      assert.equal((await keeper.ask('POST', '/search', { page: 1 })).status, 400);
    });

    test('is corrected, left and erased by the staff; an erased person is nowhere but in the keyed mark', async () => {
      const id = await keeper.idOf('odile@example.org');
      const fields = {
        name: 'Odile V.',
        organisation: 'Les Jardins',
        actorKind: 'association',
        communes: [],
        themes: ['eau'],
      };
      assert.equal((await keeper.ask('PUT', `/entries/${id}`, { ...fields, themes: ['rien'] })).status, 422);
      assert.deepEqual((await keeper.ask('PUT', `/entries/${id}`, fields)).body['themes'], ['eau']);
      const left = await keeper.ask('POST', `/entries/${id}/take-out`, {});
      assert.equal(left.body['state'], 'unsubscribed');
      assert.deepEqual(
        (left.body['consents'] as { act: string }[]).map(({ act }) => act),
        ['given', 'withdrawn'],
      );
      const attempting = { kind: 'x', email: 'odile@example.org', subject: 'Odile', html: 'Odile', text: 'x' };
      await rows(LETTER).create({
        data: { ...attempting, state: 'attempting', epoch: 999, queuedAt: '2026-11-23T10:00:00.000Z' },
      });
      assert.equal((await keeper.ask('POST', `/entries/${id}/erase`, {})).status, 200);
      assert.equal((await keeper.ask('GET', `/entries/${id}`)).status, 404);
      const paul = await keeper.idOf('paul@example.org');
      assert.equal((await keeper.ask('POST', `/entries/${paul}/erase`, {})).status, 200);
      assert.doesNotMatch(await everyRow(cms), /odile@|Odile V|paul@example/i);
      await rows(LETTER).deleteMany({ where: { epoch: 999 } });
      const acts = await rows(STAFF_ACT).findMany({ orderBy: { id: 'asc' } });
      assert.deepEqual(
        acts.map(({ act }: { act: string }) => act),
        ['added', 'added', 'corrected', 'taken-out', 'erased', 'erased'],
      );
    });

    test('shows what a messy file would do, and does nothing yet', async () => {
      const before = await rows(STAKEHOLDER).count();
      const nothing = { basisKind: '', basisSentence: '', basisDay: '' };
      const { status, body } = await keeper.bring(MESSY, nothing, true);
      assert.equal(status, 200, JSON.stringify(body));
      assert.deepEqual(
        (body['columns'] as { header: string; field: string | null }[]).map(({ header, field }) => [header, field]),
        [
          ['Structure', 'organisation'],
          ['Nom Prénom', 'name'],
          ['Courriel', 'email'],
          ['Ville', 'communes'],
        ],
      );
      assert.deepEqual([body['lines'], body['ready'], body['persons']], [7, 3, 3]);
      assert.deepEqual(
        (body['rejected'] as RejectedLine[]).map(({ line, kind }) => [line, kind]),
        [
          [7, 'invalid'],
          [8, 'twin'],
          [9, 'invalid'],
          [10, 'suppressed'],
          [11, 'known'],
        ],
      );
      assert.equal(await rows(STAKEHOLDER).count(), before);
      const corrected = await keeper.bring(MESSY, { columns: [null, 'organisation', 'email', null] }, true);
      assert.equal(corrected.body['ready'], 4, 'without the column of communes line 9 is good');
      assert.equal((corrected.body['first'] as DirectoryItem[])[0]?.organisation, 'Zoé Blé');
    });

    test('takes a file once, each line with its proof, and refuses it without a consent', async () => {
      const bare = await keeper.bring(MESSY, { basisSentence: '', basisDay: '2027-01-01' });
      assert.deepEqual(Object.keys(bare.body.error?.fields ?? {}), ['basisSentence', 'basisDay']);
      const key = crypto.randomUUID();
      const [one, two] = await Promise.all([keeper.bring(MESSY, { key }), keeper.bring(MESSY, { key })]);
      assert.deepEqual([one.status, two.status, one.body], [200, 200, two.body]);
      assert.deepEqual([one.body['confirmed'], one.body['asked'], one.body['rejected']], [3, 0, 5]);
      const zoe = await person('zoe@example.org');
      assert.deepEqual(
        [zoe.name, zoe.organisation, zoe.communes, zoe.state],
        ['Zoé Blé', "Les Amis de l'eau", ['30189'], 'confirmed'],
      );
      const [proof, ...more] = await proofsOf('zoe@example.org');
      assert.deepEqual(
        [more, proof.act, proof.version, proof.wording],
        [[], 'given', 'paper-sheet', BASIS.basisSentence],
      );
      assert.equal(proof.reference, `${String(one.body['reference'])}, ligne 4`);
      assert.equal((await keeper.bring(MESSY)).status, 422, 'nobody is left to come in');
      assert.equal(await rows(STAFF_ACT).count({ where: { act: 'imported' } }), 1);
    });

    test('two imports of the same people at once bring each of them once', async () => {
      const file = `Mail\n${Array.from({ length: 60 }, (_, index) => `foule-${index}@example.org`).join('\n')}\n`;
      const answers = await Promise.all([keeper.bring(file), keeper.bring(file)]);
      const came = answers.map(({ body }) => Number(body['confirmed'] ?? 0));
      assert.equal(
        came.reduce((sum, count) => sum + count),
        60,
        JSON.stringify(answers),
      );
      assert.equal(await rows(STAKEHOLDER).count({ where: { email: { $startsWith: 'foule-' } } }), 60);
      assert.equal(await rows(CONSENT_RECORD).count({ where: { source: 'import' } }), 63);
    });

    test('reads a workbook, and asks by a letter those of whom nothing is written', async () => {
      const file = workbook(
        [
          [null, null, null],
          ['Contacts 2026', null, null],
          ['Structure', 'Type', 'E-mail'],
          ['Mairie d’essai', 'Collectivité', 'mairie@example.org'],
          [null, null, 'urbanisme@example.org'],
          [null, 'Particulier', 'rose@example.org'],
        ],
        ['A2:C2', 'A4:A6', 'B4:B5'],
      );
      const { body } = await keeper.bring(file, { basisKind: 'working-relation' });
      assert.deepEqual([body['confirmed'], body['asked']], [2, 1], JSON.stringify(body));
      const { actorKind, organisation, documentId } = await person('urbanisme@example.org');
      assert.deepEqual(
        [actorKind, organisation],
        ['institution', 'Mairie d’essai'],
        'a merged cell holds for its lines',
      );
      const [proof] = await rows(CONSENT_RECORD).findMany({ where: { stakeholder: documentId } });
      assert.match(proof.reference, /, ligne 5$/);
      assert.equal(await person('rose@example.org'), null);
      const request = await rows(REQUEST).findOne({ where: { email: 'rose@example.org' } });
      assert.deepEqual([request.state, request.source], ['pending', 'import']);
    });

    test('answers a file that is none, or too much, with a sentence', async () => {
      const [honest, lying] = bombs();
      const cases: [string | Uint8Array, RegExp][] = [
        ['', /vide/],
        ['Mail;Nom\n', /que des titres/],
        [`Mail\n${'a@b.fr\n'.repeat(100_000)}`, /20\u202f000 lignes/],
        [new Uint8Array(5_000_001), /5\u00a0Mo/],
        [`Mail\n"${'a'.repeat(500_000)}`, /guillemet/],
        [honest as Uint8Array, /trop grand une fois ouvert/],
        [lying as Uint8Array, /ne se lit pas/],
        [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /ancien format/],
        [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), /ne se lit pas/],
      ];
      for (const [file, message] of cases) {
        const { status, body } = await keeper.bring(file, {}, true);
        assert.equal(status, 422, `${message}`);
        assert.match(body.error?.message ?? '', message);
      }
      assert.equal((await lead.bring(MESSY)).status, 403);
      await until('nothing left of what was sent', () => readdirSync(temporary).length === 0);
    });

    test('leaves as a file without a formula, and the register says who took it, how many, and not what was typed', async () => {
      const odd = await keeper.bring('Mail;Nom;Structure\nformule@example.org;=1+1;＝cmd\n');
      assert.equal(odd.status, 200);
      const { body } = await keeper.ask('POST', '/export', {
        ...NO_FILTER,
        text: 'formule@example.org',
        state: 'confirmed',
      });
      const [, line] = String(body['csv']).split('\r\n');
      assert.match(
        line ?? '',
        /^formule@example\.org;'=1\+1;'＝cmd;Une personne;Toutes;Tous;Inscrit·e;2026-03-02;Fichier importé$/,
      );
      const act = await rows(STAFF_ACT).findOne({ where: { act: 'exported' } });
      assert.deepEqual([act.count, act.detail], [1, { filter: { state: 'confirmed', text: 'un texte' } }]);
      const { body: acts } = await keeper.ask('GET', '/acts');
      assert.equal((acts as unknown as { act: string }[])[0]?.act, 'exported');
      const whole = await keeper.ask('POST', '/export', NO_FILTER);
      const again = await keeper.bring(String(whole.body['csv']), {}, true);
      const kinds = new Set((again.body['rejected'] as RejectedLine[]).map(({ kind }) => kind));
      assert.deepEqual([...kinds], ['known'], 'what leaves can be read again');
    });

    test('says whether one address is on the suppression list, lists none, and lifts a mark for a reason', async () => {
      const check = async (email: string) => (await keeper.ask('POST', '/suppressions/check', { email })).body;
      assert.deepEqual(
        [(await check('Odile@example.org'))['listed'], (await check('zoe@example.org'))['listed']],
        [true, false],
      );
      assert.equal((await keeper.ask('POST', '/suppressions/check', { email: 'odile' })).status, 422);
      const { body } = await keeper.ask('GET', '/suppressions');
      assert.deepEqual([body['total'], (body['reasons'] as Record<string, number>)['erased']], [2, 2]);
      const lift = async (reason: string) =>
        keeper.ask('POST', '/suppressions/lift', { email: 'odile@example.org', reason });
      assert.equal((await lift('oui')).status, 422);
      assert.equal((await lift('La personne le demande par écrit')).status, 200);
      assert.equal((await lift('La personne le demande par écrit')).status, 404);
      assert.equal((await check('odile@example.org'))['listed'], false);
      const act = await rows(STAFF_ACT).findOne({ where: { act: 'mark-lifted' } });
      assert.deepEqual(act.detail, { reason: 'La personne le demande par écrit' });
    });

    test('asks again after two years, keeps who answers, and erases after three who does not', async () => {
      setClock('2028-03-01T10:00:00Z');
      await forget();
      assert.equal((await person('zoe@example.org')).reconfirmAskedAt, null, 'not a day too early');
      setClock('2028-03-03T10:00:00Z');
      await forget();
      await forget();
      const links = await linksTo(catcher, 'zoe@example.org');
      assert.equal(mailsTo('zoe@example.org').length, 1, 'once');
      assert.match(mailsTo('zoe@example.org')[0]?.text ?? '', /effacées après le 2 mars 2029/);
      await until('the other letter', () => mailsTo('bo@example.org').length === 1);
      const citizen = new Citizen(() => cms);
      const confirmation = `/api/directory-mailing/confirmations/${links['confirmation']}`;
      const renewed = await citizen.ask('POST', confirmation);
      assert.equal(renewed.status, 200);
      assert.equal((await citizen.ask('POST', confirmation)).status, 200, 'may be repeated');
      await until('the welcome', () => mailsTo('zoe@example.org').length === 2);
      assert.equal((await citizen.ask('GET', `/api/directory-mailing/entries/${renewed.body.own}`)).status, 200);
      assert.deepEqual(
        (await proofsOf('zoe@example.org')).map(({ act }: { act: string }) => act),
        ['given', 'renewed'],
      );
      setClock('2029-03-01T10:00:00Z');
      await forget();
      assert.ok(await person('bo@example.org'));
      setClock('2029-03-03T10:00:00Z');
      await forget();
      assert.equal(await person('bo@example.org'), null);
      assert.equal((await person('zoe@example.org')).state, 'confirmed');
      assert.doesNotMatch(await everyRow(cms), /bo@example|foule-/i);
      assert.ok((await rows(SUPPRESSION).count({ where: { reason: 'retention' } })) > 60);
    });

    test('keeps people as long as the staff says, for a reason that stays', async () => {
      const change = async (name: string, value: number, reason = 'Avis du délégué à la protection des données') =>
        keeper.ask('PUT', '/retention', { name, value, reason });
      assert.equal((await change('eraseMonths', 400)).status, 422);
      assert.equal((await change('eraseMonths', 30, '')).status, 422);
      assert.equal((await change('nothing', 30)).status, 422);
      assert.equal((await change('reconfirmMonths', 9)).status, 200);
      const { body } = await change('eraseMonths', 12);
      assert.deepEqual(body['periods'], { unconfirmedDays: 7, reconfirmMonths: 9, eraseMonths: 12 });
      const [last] = body['changes'] as { name: string; by: string; reason: string; at: string }[];
      assert.deepEqual([last?.name, last?.reason], ['eraseMonths', 'Avis du délégué à la protection des données']);
      assert.ok(last?.by && last.at.startsWith('2029-03-03'));
      setClock('2029-03-04T10:00:00Z');
      await forget();
      assert.ok(await person('zoe@example.org'), 'a shorter period leaves a month to answer');
      assert.ok((await person('zoe@example.org')).reconfirmAskedAt);
      setClock('2029-04-04T10:00:00Z');
      await forget();
      assert.equal(await person('zoe@example.org'), null);
    });
  });
}

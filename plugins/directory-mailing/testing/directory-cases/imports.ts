import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { DirectoryItem, RejectedLine } from '../../contract/directory.ts';
import { CONSENT_RECORD, REQUEST, STAFF_ACT, STAKEHOLDER } from '../../server/content-types/index.ts';
import { BASIS } from '../directory-fixture.ts';
import { until } from '../opening-fixture.ts';
import { bombs, workbook } from '../workbook.ts';
import type { DirectoryHouse } from './house.ts';

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

/** So many lines, each with so many addresses in its only cell. */
function crowd(lines: number, each: number): string {
  const line = (at: number) => Array.from({ length: each }, (_, index) => `a${at}b${index}@b.fr`).join(' ');
  return Array.from({ length: lines }, (_, at) => line(at)).join('\n');
}

/** Files that bring people in. */
export function describeImports(house: DirectoryHouse): void {
  test('shows what a messy file would do, and does nothing yet', async () => {
    const before = await house.rows(STAKEHOLDER).count();
    const nothing = { basisKind: '', basisSentence: '', basisDay: '' };
    const { status, body } = await house.keeper.bring(MESSY, nothing, true);
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
    assert.equal(await house.rows(STAKEHOLDER).count(), before);
    const corrected = await house.keeper.bring(MESSY, { columns: [null, 'organisation', 'email', null] }, true);
    assert.equal(corrected.body['ready'], 4, 'without the column of communes line 9 is good');
    assert.equal((corrected.body['first'] as DirectoryItem[])[0]?.organisation, 'Zoé Blé');
  });

  test('takes a file once, each line with its proof, and refuses it without a consent', async () => {
    const bare = await house.keeper.bring(MESSY, { basisSentence: '', basisDay: '2027-01-01' });
    assert.deepEqual(Object.keys(bare.body.error?.fields ?? {}), ['basisSentence', 'basisDay']);
    const key = crypto.randomUUID();
    const [one, two] = await Promise.all([house.keeper.bring(MESSY, { key }), house.keeper.bring(MESSY, { key })]);
    assert.deepEqual([one.status, two.status, one.body], [200, 200, two.body]);
    assert.deepEqual([one.body['confirmed'], one.body['asked'], one.body['rejected']], [3, 0, 5]);
    const zoe = await house.person('zoe@example.org');
    assert.deepEqual(
      [zoe.name, zoe.organisation, zoe.communes, zoe.state],
      ['Zoé Blé', "Les Amis de l'eau", ['30189'], 'confirmed'],
    );
    const [proof, ...more] = await house.proofsOf('zoe@example.org');
    assert.deepEqual(
      [more, proof.act, proof.version, proof.wording],
      [[], 'given', 'paper-sheet', BASIS.basisSentence],
    );
    assert.equal(proof.reference, `${String(one.body['reference'])}, ligne 4`);
    assert.equal((await house.keeper.bring(MESSY)).status, 422, 'nobody is left to come in');
    assert.equal(await house.rows(STAFF_ACT).count({ where: { act: 'imported' } }), 1);
  });

  test('two imports of the same people at once bring each of them once', async () => {
    const file = `Mail\n${Array.from({ length: 60 }, (_, index) => `foule-${index}@example.org`).join('\n')}\n`;
    const answers = await Promise.all([house.keeper.bring(file), house.keeper.bring(file)]);
    const came = answers.map(({ body }) => Number(body['confirmed'] ?? 0));
    assert.equal(
      came.reduce((sum, count) => sum + count),
      60,
      JSON.stringify(answers),
    );
    assert.equal(await house.rows(STAKEHOLDER).count({ where: { email: { $startsWith: 'foule-' } } }), 60);
    assert.equal(await house.rows(CONSENT_RECORD).count({ where: { source: 'import' } }), 63);
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
    const { body } = await house.keeper.bring(file, { basisKind: 'working-relation' });
    assert.deepEqual([body['confirmed'], body['asked']], [2, 1], JSON.stringify(body));
    const { actorKind, organisation, documentId } = await house.person('urbanisme@example.org');
    assert.deepEqual([actorKind, organisation], ['institution', 'Mairie d’essai'], 'a merged cell holds for its lines');
    const [proof] = await house.rows(CONSENT_RECORD).findMany({ where: { stakeholder: documentId } });
    assert.match(proof.reference, /, ligne 5$/);
    assert.equal(await house.person('rose@example.org'), null);
    const request = await house.rows(REQUEST).findOne({ where: { email: 'rose@example.org' } });
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
      [`Mail\n${'a@b.fr\n\n\n'.repeat(14_000)}`, /20\u202f000 lignes/],
      [`Mail\n${crowd(1_000, 21)}`, /20\u202f000 adresses/],
      [`Mail\n${`${'x;'.repeat(30)}\n`.repeat(15_000)}`, /trop de colonnes remplies/],
      [honest as Uint8Array, /trop grand une fois ouvert/],
      [lying as Uint8Array, /ne se lit pas/],
      [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /ancien format/],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), /ne se lit pas/],
    ];
    for (const [file, message] of cases) {
      const { status, body } = await house.keeper.bring(file, {}, true);
      assert.equal(status, 422, `${message}`);
      assert.match(body.error?.message ?? '', message);
    }
    assert.equal((await house.lead.bring(MESSY)).status, 403);
    await until('nothing left of what was sent', () => readdirSync(house.temporary).length === 0);
  });
}

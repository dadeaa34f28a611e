import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Columns, findHeading, recogniseColumns } from './columns.ts';
import { peopleOfFile } from './people-of-file.ts';
import { safeCsv, withoutOurPrefix } from '../safe-csv.ts';

const KNOWN = {
  communes: [
    { code: '30189', name: 'Nîmes' },
    { code: '30034', name: 'Bouillargues' },
  ],
  themes: [{ code: 'eau', name: 'Eau et assainissement' }],
};
const rows = (...cells: string[][]) => cells.map((row, index) => ({ line: index + 1, cells: row }));
const read = (columns: Columns, ...cells: string[][]) =>
  peopleOfFile(rows(...cells), { columns, known: KNOWN, actorKind: 'person' });
const plain = ({ reason }: { readonly reason: string }) => reason.replaceAll('\u00a0', ' ');
const reasons = (columns: Columns, ...cells: string[][]) => read(columns, ...cells).rejections.map(plain);

describe('the columns of a list', () => {
  test('are known by the headers that offices write', () => {
    assert.deepEqual(
      recogniseColumns(['Courriel', 'NOM  Prénom', 'Structure', 'Type de structure', 'Ville', 'Thématiques', 'Tél.']),
      ['email', 'name', 'organisation', 'actorKind', 'communes', 'themes', null],
    );
    assert.deepEqual(recogniseColumns(['Mail 1', 'Mail 2', 'Nom', 'Prénom', 'Nom']), [
      'email',
      'email',
      'lastName',
      'firstName',
      null,
    ]);
    assert.deepEqual(recogniseColumns(['Adresse e-mail', 'Nom & Prénom']), ['email', 'name']);
  });

  test('begin below a title and empty lines, and without headers by what they hold', () => {
    const titled = findHeading(rows(['Acteurs du quartier', ''], ['Mail', 'Nom'], ['a@example.org', 'A']));
    assert.deepEqual([titled.line, titled.columns], [2, ['email', 'lastName']]);
    const bare = findHeading(rows(['Zoé', 'zoe@example.org'], ['Bo', 'bo@example.org']));
    assert.deepEqual([bare.line, bare.columns], [null, [null, 'email']]);
    const odd = findHeading(rows(['Nom', 'Boîte aux lettres'], ['Zoé', 'zoe@example.org']));
    assert.deepEqual([odd.line, odd.columns], [1, ['lastName', 'email']]);
  });
});

describe('the people of a list', () => {
  test('have their name, their organisation, and the codes of what they chose', () => {
    const { candidates, rejections } = read(
      ['email', 'firstName', 'lastName', 'organisation', 'actorKind', 'communes', 'themes'],
      [' Zoe@Example.org', 'Zoé', 'Blé', 'Amis de\nl’eau', 'Associations', 'NIMES, 30034', 'Eau et assainissement'],
      ['bo@example.org', '', '', '', '', 'Toutes', ''],
    );
    assert.deepEqual(rejections, []);
    assert.deepEqual(candidates, [
      {
        line: 1,
        email: 'zoe@example.org',
        name: 'Zoé Blé',
        organisation: 'Amis de l’eau',
        actorKind: 'association',
        communes: ['30189', '30034'],
        themes: ['eau'],
      },
      {
        line: 2,
        email: 'bo@example.org',
        name: null,
        organisation: null,
        actorKind: 'person',
        communes: [],
        themes: [],
      },
    ]);
  });

  test('may be several in one cell or in several columns, each address once', () => {
    const { candidates } = read(
      ['email', 'email', 'organisation'],
      ['Zoé <zoe@example.org> ; mailto:bo@example.org', 'ana@example.org/li@example.org', 'Amis'],
    );
    assert.deepEqual(
      candidates.map(({ email, organisation }) => [email, organisation]),
      ['zoe', 'bo', 'ana', 'li'].map((name) => [`${name}@example.org`, 'Amis']),
    );
  });

  test('of a line with a fault are told why, in French, and nobody comes in by it', () => {
    const columns: Columns = ['email', 'organisation', 'actorKind', 'communes', 'themes'];
    assert.deepEqual(reasons(columns, ['', 'Amis']), ['Aucune adresse électronique.']);
    assert.deepEqual(reasons(columns, ['à demander', 'Amis']), ['Adresse sans @ : « à demander ».']);
    assert.deepEqual(reasons(columns, ['zoe@example', 'Amis']), ['Adresse mal écrite : « zoe@example ».']);
    assert.deepEqual(reasons(columns, ['zoe @ example.org', '']), ['Adresse mal écrite : « @ ».']);
    const wrong = read(columns, ['zoe@example.org', 'x@y.z', 'robot', 'Nîmesse', 'Le vent']);
    assert.deepEqual(wrong.candidates, []);
    assert.deepEqual(wrong.rejections.map(plain), [
      'Une adresse se trouve hors de la colonne des adresses.',
      'Type d’acteur inconnu : « robot ».',
      'Commune inconnue : « Nîmesse ».',
      'Thème inconnu : « Le vent ».',
    ]);
  });

  test('of a line with a thousand faults are told the first, and how many more', () => {
    const wrong = Array.from({ length: 1_000 }, (_, index) => `${index}@`);
    const told = reasons(['email', 'communes'], [wrong.join(' '), 'Nulle part,'.repeat(1_000)]);
    assert.deepEqual(told.slice(0, 2), ['Commune inconnue : « Nulle part ».', 'Adresse mal écrite : « 0@ ».']);
    assert.deepEqual([told.length, told.at(-1)], [6, 'Et 996 de plus.']);
    const twins = read(['email'], ['zoe@example.org, bo@example.org'], ['bo@example.org, zoe@example.org']);
    assert.deepEqual([twins.candidates.length, twins.rejections.length], [2, 2]);
  });

  test('are named in one line, without what nobody sees; an address with such a sign is none', () => {
    const { candidates } = read(
      ['email', 'name', 'organisation'],
      ['zoe@example.org', 'Zoé\u0000\u202E Blé\u001b', '\u200b'],
      ['b\u0000o@example.org', 'Bo', ''],
    );
    assert.deepEqual(
      candidates.map(({ email, name, organisation }) => [email, name, organisation]),
      [['zoe@example.org', 'Zoé Blé', null]],
    );
  });

  test('who come twice come once, and the second line says where the first stands', () => {
    const { candidates, rejections } = read(['email'], ['zoe@example.org'], ['bo@example.org'], ['ZOE@example.org']);
    assert.equal(candidates.length, 2);
    assert.deepEqual(rejections, [
      { line: 3, kind: 'twin', reason: 'Même adresse qu’à la ligne 1\u00a0: zoe@example.org' },
    ]);
  });

  test('are never more than their lines allow, whatever the cells', () => {
    const cell = fc.oneof(fc.string(), fc.emailAddress(), fc.constantFrom('@', '<', ';', 'a@b', '"', '\n'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 8 }), (cells) => {
        const { candidates, rejections } = read(['email', 'name', 'organisation', 'communes'], ...cells);
        const told = new Set([...candidates, ...rejections].map(({ line }) => line));
        assert.equal(told.size, cells.length);
        assert.equal(new Set(candidates.map(({ email }) => email)).size, candidates.length);
      }),
    );
  });
});

describe('a file for a spreadsheet', () => {
  test('holds no formula, in whatever way one is written', () => {
    for (const begin of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', ' =', '\u00a0+', '\n=']) {
      const cell = safeCsv([[`${begin}1+1`]])
        .slice(1, -2)
        .replace(/^"/, '');
      assert.equal(cell[0], "'", JSON.stringify(begin));
    }
  });

  test('keeps quotes, separators and line breaks, and what we added is no part of a cell that comes back', () => {
    assert.equal(safeCsv([['a;b', 'dit "oui"', 'x\ny', 'é']]), '\uFEFF"a;b";"dit ""oui""";"x\ny";é\r\n');
    for (const cell of ['=1', ' +2', '\t=3', 'l’été', "'tis"])
      assert.equal(
        withoutOurPrefix(
          safeCsv([[cell]])
            .slice(1, -2)
            .replaceAll(/^"|"$/g, ''),
        ),
        cell,
      );
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { documentOf, emptyConsultation, emptyDossier, emptyEvent } from './empty.ts';
import { nameOfPath } from './field-names.ts';
import { roleOf, titleOf } from './file-name.ts';
import { mergeThreeWays, same } from './merge.ts';
import { joinMoment, momentInWords, splitMoment, stampInWords } from './moment.ts';
import { fieldId, pathsUpwards, textAt, withItemAdded, withItemRemoved, withValueAt } from './paths.ts';
import { participationInWords } from './participation.ts';
import { nextSlug } from './slug.ts';
import { typedMeanwhile } from './typed-meanwhile.ts';

describe('paths of fields', () => {
  test('a value is read and replaced at its path, and the original stays', () => {
    const before = emptyDossier();
    const after = withValueAt(before, 'consultations.0.title', 'Ligne T2');
    assert.equal(textAt(after, 'consultations.0.title'), 'Ligne T2');
    assert.equal(textAt(before, 'consultations.0.title'), '');
    assert.equal(after.project, before.project);
  });

  test('rows are added and removed', () => {
    const two = withItemAdded(emptyDossier(), 'events', emptyEvent([], ''), emptyEvent(['new-1'], ''));
    assert.deepEqual(
      two.events.map(({ id }) => id),
      ['new-1', 'new-2'],
    );
    assert.deepEqual(
      withItemRemoved(two, 'events', 0).events.map(({ id }) => id),
      ['new-2'],
    );
  });

  test('an error leads to its field, or to the nearest thing that holds it', () => {
    assert.equal(fieldId('consultations.0.closes'), 'champ-consultations-0-closes');
    assert.deepEqual(pathsUpwards('consultations.0.closes'), [
      'consultations.0.closes',
      'consultations.0',
      'consultations',
    ]);
    assert.equal(nameOfPath('consultations.1.closes'), 'Consultation 2, Clôture');
    assert.equal(nameOfPath('project.title'), 'Projet, Titre');
    assert.equal(nameOfPath('consultations.0.documents.2.title'), 'Consultation 1, Titre');
  });
});

describe('moments of Paris', () => {
  test('a day may stand without an hour, an hour never without a day', () => {
    assert.equal(joinMoment({ day: '2026-11-03', time: '' }), '2026-11-03');
    assert.equal(joinMoment({ day: '2026-11-03', time: '18:30' }), '2026-11-03T18:30');
    assert.equal(joinMoment({ day: '', time: '18:30' }), '');
    assert.deepEqual(splitMoment('2026-11-03T18:30'), { day: '2026-11-03', time: '18:30' });
    assert.deepEqual(splitMoment(''), { day: '', time: '' });
  });

  test('is said in French words', () => {
    assert.equal(momentInWords('2026-11-03T18:30'), 'mardi 3 novembre 2026 à 18\u202fh\u202f30');
    assert.equal(momentInWords('2026-12-01T08:00'), 'mardi 1er décembre 2026 à 8\u202fh');
    assert.equal(momentInWords('bientôt'), 'bientôt');
    assert.equal(stampInWords('2026-11-03T09:00:00Z'), '3 novembre 2026 à 10\u202fh');
    assert.equal(stampInWords('2026-11-30T23:05:00Z'), '1er décembre 2026 à 0\u202fh\u202f05');
  });
});

describe('names that write themselves', () => {
  test('the address follows the title until it is written by hand', () => {
    assert.equal(nextSlug('Ligne', 'ligne', 'Ligne T2'), 'ligne-t2');
    assert.equal(nextSlug('Ligne', 'ma-ligne', 'Ligne T2'), 'ma-ligne');
  });

  test('a file gives its document a title and a role', () => {
    assert.equal(titleOf('compte-rendu_atelier.pdf'), 'Compte rendu atelier');
    assert.equal(roleOf('compte-rendu_atelier.pdf'), 'minutes');
    assert.equal(roleOf('Arrêté d’ouverture.pdf'), 'order');
    assert.equal(roleOf('conclusions-du-rapport.pdf'), 'conclusions');
    assert.equal(roleOf('plan.pdf'), 'file');
    const file = { id: 1, name: 'avis.pdf', url: '/uploads/avis.pdf', mime: 'application/pdf', bytes: 3 };
    assert.deepEqual(documentOf(file), { role: 'notice', title: 'Avis', file, url: '', date: '' });
  });
});

describe('what is typed while the answer is awaited', () => {
  test('stays, on the rows that the server has named in between', () => {
    const sent = withItemAdded(
      withValueAt(emptyDossier(), 'consultations.0.title', 'Halle'),
      'events',
      emptyEvent([], 'new-1'),
    );
    const stored = withValueAt(
      withValueAt(withValueAt(sent, 'consultations.0.id', 'c'), 'events.0.id', 'e'),
      'events.0.consultation',
      'c',
    );
    const current = withValueAt(sent, 'events.0.place', 'Salle des fêtes');
    assert.deepEqual(typedMeanwhile(sent, sent, stored), stored);
    assert.deepEqual(typedMeanwhile(sent, current, stored), withValueAt(stored, 'events.0.place', 'Salle des fêtes'));
  });
});

describe('when a colleague saved meanwhile', () => {
  const base = { ...emptyDossier(), consultations: [{ ...emptyConsultation([]), id: 'a', title: 'Avant' }] };

  test('what only one has changed is taken, in both directions', () => {
    const mine = withValueAt(base, 'project.title', 'Mon titre');
    const theirs = withValueAt(base, 'consultations.0.closes', '2026-12-01');
    const { value, differences } = mergeThreeWays(base, mine, theirs);
    assert.equal(value.project.title, 'Mon titre');
    assert.equal(value.consultations[0]?.closes, '2026-12-01');
    assert.deepEqual(differences, []);
  });

  test('a field that both have changed keeps my text and shows theirs', () => {
    const mine = withValueAt(base, 'consultations.0.title', 'Le mien');
    const theirs = withValueAt(base, 'consultations.0.title', 'Le sien');
    const { value, differences } = mergeThreeWays(base, mine, theirs);
    assert.equal(value.consultations[0]?.title, 'Le mien');
    assert.deepEqual(differences, [{ path: 'consultations.0.title', mine: 'Le mien', theirs: 'Le sien' }]);
  });

  test('rows added on both sides stay; a row removed here and untouched there goes', () => {
    const mine = withItemAdded(withItemRemoved(base, 'consultations', 0), 'events', emptyEvent([], ''));
    const theirs = withItemAdded(base, 'events', { ...emptyEvent([], ''), id: 'stored' });
    const { value } = mergeThreeWays(base, mine, theirs);
    assert.deepEqual(value.consultations, []);
    assert.deepEqual(
      value.events.map(({ id }) => id),
      ['stored', 'new-1'],
    );
  });

  test('a row that they removed and I changed stays, as a new one', () => {
    const mine = withValueAt(base, 'consultations.0.title', 'Le mien');
    const theirs = withItemAdded(withItemRemoved(base, 'consultations', 0), 'consultations', {
      ...emptyConsultation([]),
      id: 'b',
    });
    const { value } = mergeThreeWays(base, mine, theirs);
    assert.deepEqual(
      value.consultations.map(({ id, title }) => [id, title]),
      [
        ['b', ''],
        ['new-a', 'Le mien'],
      ],
    );
  });

  test('equality looks at the content, whatever the order of keys', () => {
    assert.ok(same({ a: 1, b: [2] }, { b: [2], a: 1 }));
    assert.ok(!same({ a: undefined }, {}));
    assert.ok(!same([], {}));
  });
});

test('an entry of the history of comments says what, when, by whom and why', () => {
  const entry = {
    comments: 'off' as const,
    from: '',
    to: '',
    reason: 'Débat clos.',
    outsideRegister: false,
    at: '2026-11-03T09:00:00Z',
    by: 'Ana',
  };
  assert.equal(
    participationInWords(entry),
    'Fermés le 3 novembre 2026 à 10\u202fh par Ana, motif\u00a0: «\u00a0Débat clos.\u00a0»',
  );
  const opened = { ...entry, comments: 'on' as const, reason: '', from: '2026-11-04', to: '2026-11-05T18:30' };
  assert.match(participationInWords(opened), /^Ouverts .*, à partir du mercredi 4 novembre 2026, jusqu’au jeudi 5 /);
  assert.match(participationInWords({ ...opened, outsideRegister: true }), /, «\u00a0hors registre\u00a0»$/);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aConsultation, aDossier, anEvent, aProject } from './dossier-builders.ts';
import { NOWHERE, validateDossier } from './validate-dossier.ts';

const cover = { id: 1, name: 'pont.jpg', url: '/uploads/pont.jpg', mime: 'image/jpeg', bytes: 1 };

describe('a dossier', () => {
  test('that says what it must has no error', () => {
    assert.deepEqual(validateDossier(aDossier(), NOWHERE), {});
  });

  const wrong: [name: string, path: string, dossier: ReturnType<typeof aDossier>][] = [
    ['without a title', 'project.title', aDossier({ project: aProject({ title: ' ' }) })],
    ['with a cover that nobody described', 'project.coverAlt', aDossier({ project: aProject({ cover }) })],
    ['at a reserved address', 'project.slug', aDossier({ project: aProject({ slug: 'commune' }) })],
    [
      'visible from a day that does not exist',
      'project.visibleFrom',
      aDossier({ project: aProject({ visibleFrom: '2026-02-30' }) }),
    ],
    ['with half an e-mail address', 'project.contactEmail', aDossier({ project: aProject({ contactEmail: 'a@b' }) })],
    [
      'that closes before it opens',
      'consultations.0.closes',
      aDossier({ consultations: [aConsultation({ opens: '2026-12-10', closes: '2026-12-09' })] }),
    ],
    [
      'native, without a way to take part',
      'consultations.0.contributionEmail',
      aDossier({ consultations: [aConsultation({ contributionEmail: '' })] }),
    ],
    [
      'without a procedure',
      'consultations.0.procedure',
      aDossier({ consultations: [aConsultation({ procedure: '' })] }),
    ],
    [
      'with two consultations at one address',
      'consultations.1.slug',
      aDossier({ consultations: [aConsultation(), aConsultation({ id: 'new-2' })] }),
    ],
    [
      'with a register that is no web address',
      'consultations.0.registerUrl',
      aDossier({ consultations: [aConsultation({ registerUrl: 'javascript:alert(1)' })] }),
    ],
    [
      'extended to an earlier day',
      'consultations.0.facts.0.until',
      aDossier({
        consultations: [
          aConsultation({
            closes: '2026-12-10',
            facts: [{ kind: 'extended', at: '2026-12-01', until: '2026-12-10', reason: '' }],
          }),
        ],
      }),
    ],
    [
      'with a meeting that ends before it starts',
      'events.0.ends',
      aDossier({ events: [anEvent({ consultation: 'new-1', ends: '2026-12-03T18:00' })] }),
    ],
    [
      'with a meeting of nobody’s consultation',
      'events.0.consultation',
      aDossier({ events: [anEvent({ consultation: 'else' })] }),
    ],
  ];
  for (const [name, path, dossier] of wrong) {
    test(`${name} is told so beside the field`, () => {
      assert.deepEqual(Object.keys(validateDossier(dossier, NOWHERE)), [path]);
    });
  }

  test('may close on the day on which it opens', () => {
    const consultation = aConsultation({ opens: '2026-12-10', closes: '2026-12-10' });
    assert.deepEqual(validateDossier(aDossier({ consultations: [consultation] }), NOWHERE), {});
  });

  test('at the address of another project is told so', () => {
    const errors = validateDossier(aDossier(), { ...NOWHERE, takenSlugs: new Set(['ligne-t2']) });
    assert.deepEqual(Object.keys(errors), ['project.slug']);
  });

  test('with a legal register and comments on the site is told so', () => {
    const around = { ...NOWHERE, legalRegister: new Set(['procedure']), commentsOn: new Set(['new-1']) };
    assert.deepEqual(Object.keys(validateDossier(aDossier(), around)), ['consultations.0.procedure']);
  });

  test('taken from an archive needs no channel', () => {
    const consultation = aConsultation({ origin: 'archive', contributionEmail: '' });
    assert.deepEqual(validateDossier(aDossier({ consultations: [consultation] }), NOWHERE), {});
  });
});

test('a draft may still lack its procedure and its channel, a publication may not', () => {
  const unfinished = aDossier({
    consultations: [
      aConsultation({ procedure: '', contributionEmail: '', postalAddress: '', registerUrl: '', places: [] }),
    ],
  });
  assert.deepEqual(validateDossier(unfinished, NOWHERE, 'draft'), {});
  assert.deepEqual(Object.keys(validateDossier(unfinished, NOWHERE, 'publication')).sort(), [
    'consultations.0.contributionEmail',
    'consultations.0.procedure',
  ]);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { draftAbout, whomInWords } from './hand-draft.ts';

const DRAFT = { subject: '', body: '', communes: [], themes: [], consultation: '' };
const consultations = [{ id: 'abc', label: 'Le Vistre', communes: ['30189'], themes: ['nature'] }];

describe('a mailing that somebody writes', () => {
  test('about a consultation is for those whom it concerns, from the first look at the form', () => {
    const draft = draftAbout('abc', { consultations }, DRAFT);
    assert.deepEqual(draft, { ...DRAFT, consultation: 'abc', communes: ['30189'], themes: ['nature'] });
  });
  test('about nothing in particular keeps what was chosen', () => {
    const chosen = { ...DRAFT, consultation: 'abc', communes: ['30034'] };
    assert.deepEqual(draftAbout('', { consultations }, chosen), { ...chosen, consultation: '' });
  });
  test('says when it is for the whole directory', () => {
    assert.match(whomInWords(DRAFT), /tout l’annuaire/);
    for (const some of [{ communes: ['30189'] }, { themes: ['nature'] }, { communes: ['30189'], themes: ['nature'] }])
      assert.doesNotMatch(whomInWords({ ...DRAFT, ...some }), /tout l’annuaire/);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { alertLetter } from '../comments/staff-letters.ts';
import { alertsIn, isMarkedBy } from './marks.ts';

const found = (action: 'hold' | 'tag' | 'notify', label = 'Règle') => ({ action, label });

describe('what a rule marks', () => {
  test('is what it neither holds nor passes over', () => {
    assert.equal(isMarkedBy([]), false);
    assert.equal(isMarkedBy([found('hold')]), false, 'a text that is held is read anyway');
    assert.equal(isMarkedBy([found('hold'), found('tag')]), true);
    assert.equal(isMarkedBy([found('notify')]), true);
    assert.deepEqual(alertsIn([found('tag'), found('notify', 'Détresse'), found('hold')]), ['Détresse']);
  });

  test('is told with the rule and the place where to read, and whether the public reads it already', () => {
    const alert = { reference: 'COM-1', project: 'La halle', consultation: 'Le tracé', rules: ['Détresse'] };
    const page = 'https://cms.example.org/admin/plugins/concertation-moderation?texte=a';
    const shown = alertLetter({ ...alert, isPublic: true }, page);
    assert.match(shown.paragraphs[0] ?? '', /déjà public/);
    assert.match(alertLetter({ ...alert, isPublic: false }, page).paragraphs[0] ?? '', /pas public/);
    assert.deepEqual([shown.action.url, shown.facts[0]?.value], [page, 'Détresse']);
  });
});

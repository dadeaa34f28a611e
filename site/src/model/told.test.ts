import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toldInWords } from './told.ts';

test('the page says when the directory was told and how many people, and counts no small number', () => {
  const at = '2027-03-03T08:00:00.000Z';
  assert.equal(
    toldInWords({ at, count: 412 }).replace(/\s/g, ' '),
    'L’annuaire d’acteurs a été prévenu le 3 mars 2027 à 9 h : 412 personnes.',
  );
  assert.match(toldInWords({ at, count: null }), /moins de dix personnes/);
});

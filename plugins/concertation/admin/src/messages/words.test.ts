import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueInWords } from './words.ts';

test('what is promised says its last day, which still counts, and what is late for how long', () => {
  const due = (left: number | null) => dueInWords({ left, dueOn: '2026-11-26' });
  assert.deepEqual(due(10), { text: 'Au plus tard le 26 novembre (10\u00a0jours\u00a0ouvrés)', tone: 'neutral' });
  assert.equal(due(1).text, 'Au plus tard le 26 novembre (1\u00a0jour\u00a0ouvré)');
  assert.deepEqual([due(0).text, due(-2).text], ['À répondre aujourd’hui', 'En retard de 2 jours ouvrés']);
  assert.equal(due(null).text, '');
});

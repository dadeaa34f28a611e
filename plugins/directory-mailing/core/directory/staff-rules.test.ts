import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkBasis, howManyAsked, outcomeOf } from './consent-basis.ts';
import { checkRetention } from './retention-periods.ts';
import { withoutAddresses } from '../delivery-states.ts';

const SENTENCE = 'J’accepte d’être prévenu des consultations.';
const basis = (more: object = {}) => ({ kind: 'paper-sheet', sentence: SENTENCE, on: '2026-05-02', ...more });
const RETENTION = { unconfirmedDays: 7, reconfirmMonths: 24, eraseMonths: 36 };

describe('the basis of a consent', () => {
  test('confirms by what is written, organisations by a working relation, and nobody by word of mouth', () => {
    const outcomes = (kind: 'paper-sheet' | 'earlier-consent' | 'working-relation' | 'oral') =>
      (['person', 'association'] as const).map((actor) =>
        outcomeOf({ kind, sentence: SENTENCE, on: '2026-05-02' }, actor),
      );
    assert.deepEqual(outcomes('paper-sheet'), ['confirmed', 'confirmed']);
    assert.deepEqual(outcomes('earlier-consent'), ['confirmed', 'confirmed']);
    assert.deepEqual(outcomes('working-relation'), ['asked', 'confirmed']);
    assert.deepEqual(outcomes('oral'), ['asked', 'asked']);
    const asked = (['paper-sheet', 'working-relation', 'oral'] as const).map((kind) => howManyAsked(kind, 5, 2));
    assert.deepEqual(asked, [0, 2, 5]);
  });

  test('needs a kind, a sentence and a day that was, within three years', () => {
    const fields = (more: object) => Object.keys(checkBasis(basis(more), '2026-11-24'));
    assert.deepEqual(fields({}), []);
    assert.deepEqual(fields({ kind: 'none', sentence: '', on: '' }), ['basisKind', 'basisSentence', 'basisDay']);
    assert.deepEqual(fields({ sentence: `${SENTENCE} zoe@example.org` }), ['basisSentence']);
    for (const on of ['2026-11-25', '2026-02-30', '24/11/2026', '2023-10-31'])
      assert.deepEqual(fields({ on }), ['basisDay'], on);
    assert.deepEqual(fields({ on: '2026-11-24' }), []);
    assert.deepEqual(fields({ on: '2023-11-30' }), []);
  });
});

describe('the periods of retention', () => {
  test('stay within bounds, leave time to answer, and are changed for a reason', () => {
    const fields = (name: keyof typeof RETENTION, value: number, reason = 'Avis du délégué') =>
      Object.keys(checkRetention(name, value, reason, RETENTION));
    assert.deepEqual(fields('eraseMonths', 30), []);
    assert.deepEqual(fields('eraseMonths', 26), ['value']);
    assert.deepEqual(fields('reconfirmMonths', 35), ['value']);
    assert.deepEqual(fields('unconfirmedDays', 0.5), ['value']);
    assert.deepEqual(fields('unconfirmedDays', 10, 'non'), ['reason']);
    assert.deepEqual(fields('unconfirmedDays', 10, 'demande de zoe@example.org'), ['reason']);
  });
});

test('what is kept of a server’s answer names no address', () => {
  assert.equal(withoutAddresses('550 5.1.1 <zoe@example.org>: unknown user'), '550 5.1.1 <…>: unknown user');
});

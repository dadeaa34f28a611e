import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { POLICY_MODES, type PolicyMode, type RevisionState } from '../comments/words.ts';
import { dueAt } from './due.ts';
import { inFlight } from './in-flight.ts';
import { isAtLeastAsStrict } from './policies.ts';
import { decisionFaults, redactable } from './requirements.ts';

const ARTICLES = new Set(['respect']);
const FACTS = 'Le texte insulte une personne.';
const faults = (action: Parameters<typeof decisionFaults>[0], given: Parameters<typeof decisionFaults>[1], text = '') =>
  Object.keys(decisionFaults(action, given, text, ARTICLES));

describe('a decision', () => {
  test('says article and facts to refuse and to remove, facts to send back', () => {
    for (const action of ['refuse', 'remove'] as const) {
      assert.deepEqual(faults(action, {}), ['article', 'facts']);
      assert.deepEqual(faults(action, { article: 'nulle-part', facts: FACTS }), ['article']);
      assert.deepEqual(faults(action, { article: 'respect', facts: 'non' }), ['facts']);
      assert.deepEqual(faults(action, { article: 'respect', facts: FACTS }), []);
    }
    assert.deepEqual(faults('send-back', {}), ['facts']);
    assert.deepEqual(faults('approve', {}), []);
    assert.deepEqual(faults('refuse', { article: 'respect', facts: 'x'.repeat(2_001) }), ['facts']);
  });
  test('takes out of a text and writes nothing into it', () => {
    const text = 'Le maire, M. Untel, habite 3 rue des Lilas.';
    const redact = (redactedBody: string) => faults('redact', { facts: FACTS, redactedBody }, text);
    assert.deepEqual(redact('Le maire, […], habite […].'), []);
    assert.deepEqual(redact('[…]'), []);
    assert.deepEqual(redact(text), ['redactedBody'], 'without a mark');
    assert.deepEqual(redact('Le maire, […], est un menteur.'), ['redactedBody']);
    assert.deepEqual(redact('habite […] Le maire'), ['redactedBody'], 'in another order');
  });
  test('under two keys takes more out of what is shown, and gives nothing back', () => {
    const shown = { body: 'Untel habite rue des Lilas.', redactedBody: '[…] habite rue des Lilas.' };
    const redact = (mode: PolicyMode, redactedBody: string, state: RevisionState = 'published-redacted') =>
      faults('redact', { facts: FACTS, redactedBody }, redactable({ ...shown, state }, mode));
    const less = 'Untel habite […].';
    assert.deepEqual(redact('pre-moderation-two-keys', less), ['redactedBody']);
    assert.deepEqual(redact('pre-moderation-two-keys', '[…] habite […].'), []);
    assert.deepEqual(redact('pre-moderation-two-keys', less, 'awaiting-team'), [], 'the second key reads it');
    assert.deepEqual(redact('pre-moderation', less), []);
  });
});

describe('a policy', () => {
  test('is late after the working days that it gives, and never for spam or what is public', () => {
    const policy = { mode: 'pre-moderation-two-keys', teamDays: 2, electedDays: 1 } as const;
    const friday = Date.parse('2026-11-20T15:00:00Z');
    assert.equal(dueAt('awaiting-team', friday, policy), Date.parse('2026-11-24T23:00:00Z'));
    assert.equal(dueAt('awaiting-elected', friday, policy), Date.parse('2026-11-23T23:00:00Z'));
    assert.deepEqual([dueAt('spam-held', friday, policy), dueAt('published', friday, policy)], [null, null]);
  });
  test('of a lead is never laxer than the default', () => {
    assert.equal(isAtLeastAsStrict('pre-moderation-two-keys', 'pre-moderation'), true);
    assert.equal(isAtLeastAsStrict('pre-moderation', 'pre-moderation'), true);
    assert.equal(isAtLeastAsStrict('post-moderation', 'pre-moderation'), false);
  });
  test('says what becomes of the texts on their way, whichever is changed to which', () => {
    for (const from of POLICY_MODES) for (const to of POLICY_MODES) assert.ok(inFlight(from, to).endsWith('.'));
    assert.match(inFlight('pre-moderation-two-keys', 'pre-moderation'), /reviennent à l’équipe/);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { POLICY_MODES, REVISION_STATES, WAITING_STATES } from '../comments/words.ts';
import { readingOf, secondKeyTexts } from './reading.ts';

const HOLDER = { readsModeration: false, holdsSecondKey: true };

describe('whoever turns the second key', () => {
  test('reads of consultations under two keys alone, unless the table gives them more', () => {
    for (const mode of POLICY_MODES) {
      const two = mode === 'pre-moderation-two-keys';
      assert.equal(readingOf(HOLDER, mode), two ? 'second-key' : 'none', mode);
      assert.equal(readingOf({ readsModeration: true, holdsSecondKey: true }, mode), 'all', mode);
      assert.equal(readingOf({ readsModeration: false, holdsSecondKey: false }, mode), 'none', mode);
    }
  });

  test('reads a text that nobody has decided in one state only', () => {
    for (const state of REVISION_STATES) {
      const texts = secondKeyTexts([{ number: 1, state, waiting: WAITING_STATES.has(state) }], null, [], []);
      assert.deepEqual([...texts], state === 'awaiting-elected' ? [1] : [], state);
    }
  });

  test('reads what has passed the key, and neither the correction nor the refusal that followed', () => {
    const revisions = [
      { number: 1, state: 'sent-back', waiting: false },
      { number: 2, state: 'published', waiting: false },
      { number: 3, state: 'awaiting-team', waiting: true },
    ] as const;
    const decisions = [
      { revision: 1, role: 'team' },
      { revision: 2, role: 'team' },
      { revision: 2, role: 'elected' },
    ];
    assert.deepEqual([...secondKeyTexts(revisions, 2, decisions, [])], [2]);
  });

  test('reads what is public beside what waits, and what an appeal is about; else not even what is public', () => {
    const waits = { number: 2, state: 'awaiting-elected', waiting: true } as const;
    const stands = { number: 1, state: 'published', waiting: false } as const;
    assert.deepEqual(
      [...secondKeyTexts([stands, waits], 1, [], [])].toSorted((a, b) => a - b),
      [1, 2],
    );
    assert.deepEqual([...secondKeyTexts([stands], 1, [{ revision: 1, role: 'team' }], [])], []);
    assert.deepEqual([...secondKeyTexts([{ ...stands, state: 'refused' }], null, [], [1])], [1]);
  });
});

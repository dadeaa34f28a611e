import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { POLICY_MODES, type PolicyMode, REVISION_STATES, type RevisionState } from '../comments/words.ts';
import { isGranted, judgeOf, outcomesOf } from './appeals.ts';
import { type CommentFacts, submitted } from './comment.ts';
import { transition } from './transitions.ts';

const TEAM = { team: true, elected: false };
const ELECTED = { team: false, elected: true };
const text = (state: RevisionState, firstKey: number | null = null): CommentFacts => {
  const facts = submitted(state);
  return { ...facts, revisions: facts.revisions.map((one) => ({ ...one, firstKey })) };
};
const judge = (comment: CommentFacts, holds: { team: boolean; elected: boolean }, mode: PolicyMode) =>
  judgeOf(comment, { revision: 1, holds, by: 7, mode });

describe('an appeal', () => {
  test('is decided either way by whom the table lets uphold it, for every state, role and mode', () => {
    for (const state of REVISION_STATES)
      for (const mode of POLICY_MODES)
        for (const role of ['team', 'elected'] as const) {
          const asked = { state, action: 'uphold', role, mode, author: 'active', redacted: false } as const;
          const table = transition({ ...asked, turnedFirstKey: false });
          const { ok, ...rest } = judge(text(state), role === 'team' ? TEAM : ELECTED, mode);
          const upholds = ok && 'over' in rest && rest.over === null;
          assert.equal(upholds, table.kind !== 'refused', `${state} ${role} ${mode}`);
          if (upholds && table.kind !== 'refused')
            assert.equal('to' in table && table.to, rest.upheldTo, `${state} ${role} ${mode}`);
          if (role === 'elected') assert.equal(ok, upholds, `${state} ${mode}: no no without a yes`);
        }
  });

  test('is the elected official’s under two keys alone, and nobody’s who turned the first of them', () => {
    assert.deepEqual(judge(text('refused'), ELECTED, 'pre-moderation-two-keys'), {
      ok: true,
      role: 'elected',
      over: null,
      upheldTo: 'published',
    });
    assert.deepEqual(judge(text('refused'), ELECTED, 'pre-moderation'), { ok: false, code: 'not-in-this-policy' });
    assert.deepEqual(judge(text('refused', 7), ELECTED, 'pre-moderation-two-keys'), {
      ok: false,
      code: 'same-person',
    });
    assert.equal(judge(text('refused'), { team: false, elected: false }, 'pre-moderation').ok, false);
  });

  test('that the text has overtaken is closed by the team, who can say neither yes nor no', () => {
    const over = judge(text('sent-back'), TEAM, 'pre-moderation-two-keys');
    assert.deepEqual(over, { ok: true, role: 'team', over: 'not-here', upheldTo: null });
    assert.deepEqual(outcomesOf(over), ['moot']);
    assert.deepEqual(outcomesOf(judge(text('refused'), TEAM, 'pre-moderation')), ['upheld', 'rejected']);
    const waits = judge(text('awaiting-team'), TEAM, 'pre-moderation-two-keys');
    assert.deepEqual([waits, outcomesOf(waits)], [{ ok: false, code: 'text-waits' }, []], 'that decision comes first');
    const left: CommentFacts = { ...text('refused'), author: 'withdrawn' };
    assert.deepEqual(judge(left, TEAM, 'pre-moderation'), {
      ok: true,
      role: 'team',
      over: 'author-left',
      upheldTo: null,
    });
    assert.deepEqual(judge(left, ELECTED, 'pre-moderation-two-keys'), { ok: false, code: 'author-left' });
  });

  test('has what it asks for once that very text is public, and against a masking once it is public whole', () => {
    const against = (to: RevisionState, now: RevisionState, revision = 1) =>
      isGranted({ revision: 1, to }, { revision, to: now });
    assert.equal(against('refused', 'published'), true);
    assert.equal(against('removed', 'published-redacted'), true);
    assert.equal(against('refused', 'awaiting-team'), false);
    assert.equal(against('refused', 'published', 2), false, 'a correction is another text');
    assert.equal(against('published-redacted', 'published-redacted'), false);
    assert.equal(against('published-redacted', 'published'), true);
  });
});

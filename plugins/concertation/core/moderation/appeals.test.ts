import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { POLICY_MODES, type PolicyMode, REVISION_STATES, type RevisionState } from '../comments/words.ts';
import { judgeOf } from './appeals.ts';
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
          if (role === 'elected') assert.equal(ok, upholds, `${state} ${mode}: no no without a yes`);
        }
  });

  test('is the elected official’s under two keys alone, and nobody’s who turned the first of them', () => {
    assert.deepEqual(judge(text('refused'), ELECTED, 'pre-moderation-two-keys'), {
      ok: true,
      role: 'elected',
      over: null,
    });
    assert.deepEqual(judge(text('refused'), ELECTED, 'pre-moderation'), { ok: false, code: 'not-in-this-policy' });
    assert.deepEqual(judge(text('refused', 7), ELECTED, 'pre-moderation-two-keys'), {
      ok: false,
      code: 'same-person',
    });
    assert.equal(judge(text('refused'), { team: false, elected: false }, 'pre-moderation').ok, false);
  });

  test('that the text has overtaken is closed by the team, who can say no and nothing else', () => {
    assert.deepEqual(judge(text('awaiting-team'), TEAM, 'pre-moderation-two-keys'), {
      ok: true,
      role: 'team',
      over: 'not-here',
    });
    const left: CommentFacts = { ...text('refused'), author: 'withdrawn' };
    assert.deepEqual(judge(left, TEAM, 'pre-moderation'), { ok: true, role: 'team', over: 'author-left' });
    assert.deepEqual(judge(left, ELECTED, 'pre-moderation-two-keys'), { ok: false, code: 'author-left' });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { POLICY_MODES, PUBLIC_STATES, type RevisionState, WAITING_STATES } from '../comments/words.ts';
import { type Act, act, type CommentFacts, currentText, isUnsettled, submitted } from './comment.ts';
import { ACTIONS, entryState, ROLES } from './transitions.ts';

const TWO_KEYS = 'pre-moderation-two-keys';
const team = (action: Act['action'], mode: Act['mode'] = 'pre-moderation', by = 1): Act => ({
  action,
  role: 'team',
  by,
  mode,
});
const elected = (action: Act['action'], by = 2): Act => ({ action, role: 'elected', by, mode: TWO_KEYS });
const author = (action: Act['action'], entry?: RevisionState): Act => ({
  action,
  role: 'author',
  by: null,
  mode: 'pre-moderation',
  ...(entry === undefined ? {} : { entry }),
});

function after(comment: CommentFacts, ...acts: readonly Act[]): CommentFacts {
  return acts.reduce((facts, asked) => {
    const done = act(facts, asked);
    assert.ok(done.ok, JSON.stringify({ asked, done }));
    return done.after;
  }, comment);
}
const states = ({ revisions }: CommentFacts) => revisions.map(({ state }) => state);

describe('a comment', () => {
  test('stands once approved; its correction passes again while it stands, and takes its place', () => {
    const approved = after(submitted('awaiting-team'), team('approve'));
    assert.equal(approved.standing, 1);
    const corrected = after(approved, author('edit'));
    assert.deepEqual([corrected.standing, states(corrected)], [1, ['published', 'awaiting-team']]);
    assert.equal(after(corrected, team('approve')).standing, 2);
    assert.equal(after(corrected, team('refuse')).standing, 1);
  });

  test('whose correction is refused is corrected anew as long as a text stands; the refusal is over then', () => {
    const refused = after(submitted('awaiting-team'), team('approve'), author('edit'), team('refuse'));
    const again = after(refused, author('edit'));
    assert.deepEqual([again.standing, states(again)], [1, ['published', 'refused', 'awaiting-team']]);
    for (const asked of [
      { ...team('restore'), revision: 2 },
      { ...team('uphold'), revision: 2 },
      { ...author('appeal'), revision: 2 },
    ])
      assert.deepEqual(act(again, asked), { ok: false, code: 'not-here' });
    assert.equal(after(again, team('approve')).standing, 3);
    assert.equal(act(after(refused, team('remove')), author('edit')).ok, false, 'nothing stands any more');
    assert.equal(act(after(submitted('awaiting-team'), team('refuse')), author('edit')).ok, false);
  });

  test('is about the text that the public reads, whatever became of a correction, or about the one taken down', () => {
    const approved = after(submitted('awaiting-team'), team('approve'));
    assert.equal(currentText(after(approved, author('edit')))?.number, 2, 'what waits comes first');
    for (const no of ['refuse', 'send-back'] as const) {
      const standing = after(approved, author('edit'), team(no));
      assert.deepEqual(currentText(standing), standing.revisions[0]);
      assert.equal(states(after(standing, team('redact')))[0], 'published-redacted');
      const gone = after(standing, team('remove'));
      assert.deepEqual([currentText(gone)?.state, gone.standing], ['removed', null]);
      const back = after(gone, team('restore'));
      assert.deepEqual([back.standing, states(back)], [1, states(standing)], 'not the correction');
    }
    const refused = after(approved, author('edit'), team('refuse'));
    assert.deepEqual(states(after(refused, team('restore'))), ['published', 'awaiting-team']);
  });

  test('is unsettled while its last text waits or was sent back, and settled once that is decided', () => {
    const sent = submitted('rule-held');
    const back = after(sent, team('send-back'));
    const shown = after(back, author('edit'), team('approve'));
    const corrected = after(shown, author('edit'));
    for (const one of [sent, back, corrected, after(corrected, team('send-back'))])
      assert.equal(isUnsettled(one), true);
    const refused = after(corrected, team('refuse'));
    for (const one of [shown, refused, after(sent, team('refuse')), after(shown, team('remove'))])
      assert.equal(isUnsettled(one), false);
    assert.equal(isUnsettled(after(corrected, team('approve'))), false);
  });

  test('leaves the queue when its author corrects it before anybody read it', () => {
    const corrected = after(submitted('awaiting-team'), author('edit'));
    assert.deepEqual(
      corrected.revisions.map(({ waiting }) => waiting),
      [false, true],
    );
    const stale = act(corrected, { ...team('approve'), revision: 1 });
    assert.equal(stale.ok, false, 'what was replaced is not approved any more');
  });

  test('is removed and restored as it was shown', () => {
    const redacted = after(submitted('awaiting-team'), team('redact'), team('remove'));
    assert.equal(redacted.standing, null);
    assert.deepEqual(states(after(redacted, team('restore'))), ['published-redacted']);
  });

  test('shows the whole text again when an appeal against what was taken out is upheld', () => {
    const redacted = after(submitted('awaiting-team'), team('redact'));
    assert.deepEqual(states(after(redacted, { ...team('uphold', 'pre-moderation', 9), revision: 1 })), ['published']);
  });

  test('shows the whole text under two keys once both have said yes, and what stands until then', () => {
    const shown = after(submitted('awaiting-team'), team('redact', TWO_KEYS, 1), elected('approve', 2));
    assert.deepEqual([shown.standing, states(shown)], [1, ['published-redacted']]);
    const upheld = after(shown, { ...team('uphold', TWO_KEYS, 3), revision: 1 });
    assert.deepEqual([upheld.standing, states(upheld)], [1, ['published-redacted', 'awaiting-elected']]);
    assert.deepEqual(act(upheld, elected('approve', 3)), { ok: false, code: 'same-person' });
    const whole = after(upheld, elected('approve', 2));
    assert.deepEqual([whole.standing, states(whole).at(-1)], [2, 'published']);
    assert.equal(after(upheld, elected('refuse', 2)).standing, 1);
    const corrected = after(shown, author('edit'));
    const both = act(corrected, { ...team('uphold', TWO_KEYS, 3), revision: 1 });
    assert.deepEqual(both, { ok: false, code: 'text-waits' }, 'a correction is not pushed aside');
  });

  test('needs two people where the policy has two keys, and goes back to the first when it gives one up', () => {
    const first = after(submitted('awaiting-team'), team('approve', TWO_KEYS, 1));
    assert.deepEqual(act(first, elected('approve', 1)), { ok: false, code: 'same-person' });
    assert.equal(after(first, elected('approve', 2)).standing, 1);
    const rerouted = after(first, { action: 'reroute', role: 'system', by: null, mode: 'pre-moderation' });
    assert.deepEqual([states(rerouted), rerouted.standing], [['awaiting-team'], null]);
  });

  test('whose text was forgotten is not brought back by a decision, and stays in its author’s hands', () => {
    const refused = after(submitted('awaiting-team'), team('approve'), author('edit'), team('refuse'));
    const forgotten = {
      ...refused,
      revisions: refused.revisions.map((one) => ({ ...one, forgotten: one.number === 2 })),
    };
    for (const asked of [team('restore'), { ...team('uphold'), revision: 2 }, author('appeal')])
      assert.deepEqual(act(forgotten, asked), { ok: false, code: 'not-here' });
    assert.deepEqual(states(after(forgotten, team('remove'))), ['removed', 'refused']);
    assert.equal(after(forgotten, author('withdraw')).author, 'withdrawn');
  });

  test('goes back to the team when a refusal is restored: nothing is public by a slip', () => {
    assert.deepEqual(states(after(submitted('awaiting-team'), team('refuse'), team('restore'))), ['awaiting-team']);
  });
});

const anAct = fc.record({
  action: fc.constantFrom(...ACTIONS),
  role: fc.constantFrom(...ROLES),
  by: fc.constantFrom(1, 2, 3),
  mode: fc.constantFrom(...POLICY_MODES),
  held: fc.constantFrom('no', 'rule', 'spam'),
  revision: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 4 }),
});

const findings = (held: string) => (held === 'no' ? [] : [{ action: 'hold' as const, spam: held === 'spam' }]);

describe('any sequence of acts, under policies that change at any moment', () => {
  test('never shows what waits, shows one text at most, and gives no approval on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...POLICY_MODES), fc.array(anAct, { maxLength: 40 }), (mode, acts) => {
        let facts = submitted(entryState(mode, [], false));
        for (const { held, ...asked } of acts) {
          const done = act(facts, { ...asked, entry: entryState(asked.mode, findings(held), true) });
          if (!done.ok) continue;
          judge(facts, done.after, asked);
          facts = done.after;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('reaches every state', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom('no', 'rule', 'spam'), fc.array(anAct, { maxLength: 40 }), (first, acts) => {
        let facts = submitted(entryState('pre-moderation', findings(first), false));
        for (const { held, ...asked } of acts) {
          const done = act(facts, { ...asked, entry: entryState(asked.mode, findings(held), true) });
          if (done.ok) facts = done.after;
          for (const { state } of facts.revisions) seen.add(state);
        }
      }),
      { numRuns: 2_000, seed: 1 },
    );
    assert.equal(seen.size, 9);
  });
});

/** What must hold after each act, whatever came before. */
function judge(before: CommentFacts, facts: CommentFacts, asked: Pick<Act, 'action' | 'role' | 'mode'>): void {
  const waiting = facts.revisions.filter((one) => one.waiting);
  assert.ok(waiting.length <= 1, 'one text waits at most');
  for (const one of facts.revisions) {
    const standing = one.number === facts.standing;
    assert.ok(!(standing && one.waiting), 'nothing is public and pending');
    if (standing) assert.ok(PUBLIC_STATES.has(one.state), `${one.state} stands`);
    if (one.waiting) assert.ok(WAITING_STATES.has(one.state), `${one.state} waits`);
  }
  const added = facts.revisions.length - before.revisions.length;
  const beside = asked.action === 'uphold' && asked.mode === TWO_KEYS && asked.role === 'team';
  const may = asked.action === 'edit' || (beside && added === 1) ? 1 : 0;
  assert.equal(added, may, 'a correction is a revision of its own, and so is a whole text beside what stands');
  if (added === 1) {
    assert.ok(!PUBLIC_STATES.has(facts.revisions.at(-1)?.state ?? 'refused'), 'a correction keeps no approval');
    assert.equal(facts.standing, before.standing, 'what stood stands');
  }
  if (asked.role === 'team' && asked.mode === TWO_KEYS) judgeFirstKey(before, facts, asked);
  if (facts.standing !== before.standing && facts.standing !== null)
    assert.ok(asked.role === 'team' || asked.role === 'elected', 'somebody published it');
  if (facts.standing !== null && before.standing !== null)
    assert.ok(facts.standing >= before.standing, 'an earlier text does not come back');
  if (facts.author !== 'active') assert.equal(waiting.length, 0, 'nothing waits once its author has left');
}

/** Under two keys the team shows no more than was shown: it takes out, takes down, and brings back what was taken down. */
function judgeFirstKey(before: CommentFacts, facts: CommentFacts, { action }: Pick<Act, 'action'>): void {
  const shown = ({ standing, revisions }: CommentFacts) => revisions.find(({ number }) => number === standing);
  const [was, is] = [shown(before), shown(facts)];
  if (was !== undefined && is !== undefined) assert.ok(is.redacted || !was.redacted, `${action} shows the whole text`);
  if (was === undefined && is !== undefined) assert.ok(['restore', 'uphold'].includes(action), `${action} publishes`);
}

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkComment, checkReport } from './check.ts';
import { type CommentedConsultation, mayComment, type Thread } from './may-comment.ts';
import { type Numbered, publicComment } from './public-comment.ts';
import { REVISION_STATES } from './words.ts';

const OPEN: CommentedConsultation = {
  opens: '2026-11-01',
  closes: '2026-11-30',
  facts: [],
  origin: 'native',
  legalRegister: false,
  comments: { state: 'on', from: null, to: null, reason: null, policy: null },
};
const at = (moment: string) => (instant: number) => Date.parse(`${moment}Z`) >= instant;
const NOW = at('2026-11-15T12:00:00');
const answer = (consultation: CommentedConsultation, passed = NOW, thread: Thread = null) => {
  const may = mayComment(consultation, thread, passed);
  return may.may ? 'yes' : may.reason;
};
const fact = (kind: string, moment: string, until: string | null = null) => ({ kind, at: moment, until });

describe('whether somebody may comment here now', () => {
  test('follows the clock of the consultation: not yet, open to the last minute, closed', () => {
    assert.equal(answer(OPEN, at('2026-10-31T22:59:59')), 'not-open');
    assert.equal(answer(OPEN, at('2026-10-31T23:00:00')), 'yes');
    assert.equal(answer(OPEN, at('2026-11-30T22:59:59')), 'yes');
    assert.equal(answer(OPEN, at('2026-11-30T23:00:00')), 'closed');
    assert.equal(
      answer({ ...OPEN, facts: [fact('extended', '2026-11-20', '2026-12-10')] }, at('2026-12-05T12:00:00')),
      'yes',
    );
  });

  test('follows the switch and its own dates', () => {
    const dated = { ...OPEN, comments: { ...OPEN.comments, from: '2026-11-10', to: '2026-11-20' } };
    assert.equal(answer(dated, at('2026-11-05T12:00:00')), 'not-open');
    assert.equal(answer(dated), 'yes');
    assert.equal(answer(dated, at('2026-11-21T12:00:00')), 'closed');
    const off = { ...OPEN, comments: { ...OPEN.comments, state: 'off' as const, reason: 'Le débat est fini.' } };
    const refusal = mayComment(off, null, NOW);
    assert.ok(!refusal.may && refusal.reason === 'off' && refusal.message.endsWith('Le débat est fini.'));
  });

  test('is no while the consultation is suspended, cancelled, or told of its outcome, and on what others hold', () => {
    assert.equal(answer({ ...OPEN, facts: [fact('suspended', '2026-11-10')] }), 'suspended');
    assert.equal(answer({ ...OPEN, facts: [fact('cancelled', '2026-11-10')] }), 'closed');
    assert.equal(answer({ ...OPEN, facts: [fact('reported-back', '2026-11-10')] }), 'closed');
    assert.equal(answer({ ...OPEN, origin: 'relay' }), 'not-ours');
    assert.equal(answer({ ...OPEN, legalRegister: true, comments: { ...OPEN.comments, state: 'off' } }), 'register');
  });

  test('is the same question for a reply, one level deep, to what is public', () => {
    assert.equal(answer(OPEN, NOW, { standing: 'public', isReply: false }), 'yes');
    assert.equal(answer(OPEN, NOW, { standing: 'public', isReply: true }), 'too-deep');
    assert.equal(answer(OPEN, NOW, { standing: 'gone', isReply: false }), 'parent-unavailable');
    assert.equal(answer(OPEN, at('2026-12-15T12:00:00'), { standing: 'public', isReply: false }), 'closed');
  });
});

describe('what is typed', () => {
  const good = { authorName: 'Ana', body: 'Bonjour' };
  test('is told in French what to correct', () => {
    assert.deepEqual(checkComment(good), {});
    const wrong = checkComment({ authorName: ' \u202e ', email: 'ana@', body: '\u200b\n' });
    assert.deepEqual(Object.keys(wrong), ['authorName', 'email', 'body']);
    assert.deepEqual(Object.keys(checkComment({ authorName: 'a'.repeat(81), body: 'b'.repeat(5_001) })), [
      'authorName',
      'body',
    ]);
    const report = { reason: 'insult', explanation: 'Il m’insulte', goodFaith: 'oui' };
    assert.deepEqual(checkReport(report), {});
    assert.deepEqual(Object.keys(checkReport({ reason: 'toString', explanation: '' })), [
      'reason',
      'explanation',
      'goodFaith',
    ]);
  });
});

describe('what the public reads of a comment', () => {
  const numbered: Numbered = {
    id: 'a',
    consultation: 'p/c',
    number: 3,
    parent: null,
    slot: 2,
    service: null,
    authorName: 'Ana',
    authorState: 'active',
    authorStateAt: null,
    publishedAt: '2026-11-15T12:00:00.000Z',
    standing: {
      number: 1,
      state: 'published',
      body: 'Secret',
      redactedBody: null,
      submittedAt: '2026-11-15T11:00:00.000Z',
    },
    removal: null,
    forgotten: null,
  };
  test('is its text in a public state only, and of nobody who left', () => {
    for (const state of REVISION_STATES)
      for (const authorState of ['active', 'withdrawn', 'erased'] as const) {
        const standing = {
          number: 1,
          state,
          body: 'Secret',
          redactedBody: 'S[…]',
          submittedAt: '2026-11-15T11:00:00.000Z',
        };
        const row = publicComment({ ...numbered, authorState, standing });
        const shown = authorState === 'active' && (state === 'published' || state === 'published-redacted');
        assert.equal(row.body !== null, shown, `${state} ${authorState}`);
        assert.equal(row.authorName !== null, shown);
        if (state !== 'published' || !shown)
          assert.ok(!JSON.stringify(row).includes('Secret'), `${state} ${authorState}`);
      }
  });
  test('keeps the place of what was taken away, with its number and why', () => {
    const removal = { at: '2026-11-16T12:00:00.000Z', article: 'respect' };
    const row = publicComment({ ...numbered, standing: null, removal });
    assert.deepEqual([row.state, row.number, row.slot, row.gone], ['removed', 3, 2, removal]);
    assert.equal(
      publicComment({ ...numbered, authorState: 'withdrawn', authorStateAt: '2026-11-17' }).gone?.article,
      null,
    );
  });
  test('still says who took it away once time has taken its words', () => {
    const removal = { at: '2026-11-16T12:00:00.000Z', article: 'respect' };
    const erased = { authorName: null, authorState: 'erased', authorStateAt: '2027-11-16', standing: null } as const;
    const removed = publicComment({ ...numbered, ...erased, removal, forgotten: { withdrawnAt: null } });
    assert.deepEqual([removed.state, removed.gone], ['removed', removal]);
    const withdrawn = publicComment({ ...numbered, ...erased, forgotten: { withdrawnAt: '2026-11-17' } });
    assert.deepEqual([withdrawn.state, withdrawn.gone], ['withdrawn', { at: '2026-11-17', article: null }]);
    const standing = numbered.standing && { ...numbered.standing, body: null };
    const emptied = publicComment({ ...numbered, ...erased, standing, forgotten: { withdrawnAt: null } });
    assert.equal(emptied.body, null);
    assert.deepEqual(publicComment({ ...numbered, ...erased }).state, 'erased');
  });
  test('says when the text is another than the first', () => {
    const standing = {
      number: 2,
      state: 'published' as const,
      body: 'Mieux',
      redactedBody: null,
      submittedAt: '2026-11-18T08:00:00.000Z',
    };
    assert.equal(publicComment({ ...numbered, standing }).correctedAt, standing.submittedAt);
    assert.equal(publicComment(numbered).correctedAt, null);
  });
});

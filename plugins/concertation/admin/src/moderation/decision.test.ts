import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DESK_ACTIONS, type QueueItem, type Reason } from '../../../contract/moderation.ts';
import {
  actionsForAll,
  bodiesOf,
  draftFor,
  failureInWords,
  inLots,
  missing,
  NEEDS,
  neighbour,
  resultInWords,
  viewsFor,
  withReason,
} from './decision.ts';
import { ACTIONS } from './words.ts';

const item = (id: string, more: Partial<QueueItem> = {}): QueueItem => ({
  id,
  reference: `COM-${id}`,
  version: 3,
  revision: 1,
  state: 'awaiting-team',
  author: 'active',
  consultation: { id: 'k', title: 'Votre avis', project: 'La ligne' },
  authorName: 'Ana',
  body: 'Bonjour',
  redactedBody: null,
  isReply: false,
  corrects: false,
  submittedAt: '2026-11-25T09:00:00Z',
  since: '2026-11-25T09:00:00Z',
  dueAt: null,
  late: false,
  findings: [],
  marked: false,
  unread: false,
  openFlags: [],
  mode: 'pre-moderation',
  actions: ['approve', 'redact', 'send-back', 'refuse'],
  ...more,
});
const insult: Reason = {
  code: 'injure',
  label: 'Injure',
  article: 'respect',
  articleTitle: 'Respecter les personnes',
  sentence: 'Une phrase injurie une personne.',
};

describe('many decisions', () => {
  const bodies = Array.from({ length: 120 }, (_, count) => ({
    comment: String(count),
    version: 1,
    action: 'approve' as const,
  }));
  const done = (lot: readonly { readonly comment: string }[]) =>
    lot.map(({ comment }) => ({ comment, ok: true, version: 2, state: 'published' }) as const);

  test('go in lots that the server takes, in their order, none twice', async () => {
    const lots: number[] = [];
    const { results, stopped } = await inLots(bodies, async (lot) => {
      lots.push(lot.length);
      return { done: true, value: done(lot) };
    });
    assert.deepEqual([lots, stopped], [[50, 50, 20], null]);
    assert.deepEqual(
      results.map(({ comment }) => comment),
      bodies.map(({ comment }) => comment),
    );
  });

  test('that stop on the way say what was decided before', async () => {
    const cut = { done: false, message: 'Coupure.', faults: {}, meanwhile: null } as const;
    let lots = 0;
    const { results, stopped } = await inLots(bodies, async (lot) =>
      (lots += 1) === 1 ? { done: true, value: done(lot) } : cut,
    );
    assert.deepEqual([results.length, stopped, lots], [50, cut, 2]);
  });
});

describe('a decision', () => {
  test('says of each sentence that its author reads it, wherever one is asked for', () => {
    for (const action of DESK_ACTIONS) {
      const { readBy } = ACTIONS[action];
      assert.equal(readBy !== null, NEEDS[action].facts, action);
      if (readBy !== null) assert.match(readBy, /^Son auteur·rice lira cette phrase/, action);
    }
  });

  test('a prepared reason brings its article and its sentence', () => {
    const draft = withReason(draftFor('refuse', [item('a')]), insult);
    assert.deepEqual(bodiesOf('refuse', [item('a')], draft, [insult]), [
      { comment: 'a', version: 3, action: 'refuse', article: 'respect', facts: insult.sentence },
    ]);
  });

  test('a reason without a sentence says which article', () => {
    const { facts } = withReason(draftFor('refuse', []), { ...insult, sentence: '' });
    assert.match(facts, /Respecter les personnes/);
  });

  test('what somebody wrote is not replaced by another reason', () => {
    const own = { ...draftFor('refuse', []), facts: 'Mes mots.', own: true };
    assert.equal(withReason(own, insult).facts, 'Mes mots.');
  });

  test('an approval says nothing more than that', () => {
    const [body] = bodiesOf('approve', [item('a')], draftFor('approve', []), [insult]);
    assert.deepEqual(body, { comment: 'a', version: 3, action: 'approve' });
  });

  test('each of many goes with the version that was seen', () => {
    const bodies = bodiesOf('approve', [item('a'), item('b', { version: 7 })], draftFor('approve', []), []);
    assert.deepEqual(
      bodies.map(({ comment, version }) => [comment, version]),
      [
        ['a', 3],
        ['b', 7],
      ],
    );
  });

  test('a removal takes along the reports that were shown, each text its own', () => {
    const items = [item('a', { openFlags: ['s1', 's2'] }), item('b')];
    const flags = (action: 'remove' | 'refuse') =>
      bodiesOf(action, items, draftFor(action, items), []).map((body) => body.flags);
    assert.deepEqual(flags('remove'), [['s1', 's2'], []]);
    assert.deepEqual(flags('refuse'), [undefined, undefined]);
  });

  test('nothing is refused without a reason, nor masked without a mark', () => {
    assert.match(missing('refuse', { ...draftFor('refuse', []), facts: 'x' }) ?? '', /motif/);
    assert.match(missing('redact', { ...draftFor('redact', [item('a')]), facts: 'x' }) ?? '', /passage/);
    assert.match(missing('restore', draftFor('restore', [])) ?? '', /faits/);
    assert.equal(missing('approve', draftFor('approve', [])), null);
  });

  test('masking goes on from what was masked before', () => {
    assert.equal(draftFor('redact', [item('a', { redactedBody: 'Bon[…]' })]).redactedBody, 'Bon[…]');
  });
});

describe('many at once', () => {
  test('are offered what suits all of them; masking is for one', () => {
    assert.deepEqual(actionsForAll([item('a'), item('b', { actions: ['refuse', 'approve', 'redact'] })]), [
      'approve',
      'refuse',
    ]);
    assert.deepEqual(actionsForAll([item('a')]), ['approve', 'redact', 'send-back', 'refuse']);
    assert.deepEqual(actionsForAll([]), []);
  });

  test('what did not change is counted and explained', () => {
    const late = { comment: 'b', ok: false, status: 409, code: 'changed-meanwhile', message: '' } as const;
    const done = { comment: 'a', ok: true, version: 4, state: 'refused' } as const;
    assert.match(resultInWords('refuse', [done, late]), /1\u00a0texte\. 1\u00a0texte n’a pas changé/);
    assert.match(failureInWords({ ...late, by: 'Jo', at: '2026-11-25T09:00:00Z' }), /Jo, le 25 novembre 2026/);
    assert.equal(resultInWords('refuse', [late]), '');
  });

  test('the hand comes to rest on the next text that stays, or else on the one before', () => {
    const items = [item('a'), item('b'), item('c')];
    assert.equal(neighbour(items, 'b', new Set(['b']))?.id, 'c');
    assert.equal(neighbour(items, 'c', new Set(['c']))?.id, 'b');
    assert.equal(neighbour(items, 'a', new Set(['a', 'b', 'c'])), null);
  });
});

describe('the views of a role', () => {
  test('an elected official has the second key’s alone', () => {
    assert.deepEqual(viewsFor(['elected-official'], true), ['elected']);
  });
  test('whoever decides starts with their own turn; whoever reads has none', () => {
    assert.equal(viewsFor(['participation-officer'], true)[0], 'mine');
    const read = viewsFor(['guarantor'], false);
    assert.deepEqual([read.includes('mine'), read.includes('unread'), read.includes('decided')], [false, false, true]);
  });
});

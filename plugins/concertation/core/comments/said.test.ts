import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Recorded, told } from './said.ts';
import type { RevisionState } from './words.ts';

const row = (
  role: string,
  action: string,
  to: RevisionState,
  revision = 1,
  from: RevisionState | null = null,
): Recorded => ({ role, action, to, revision, from });
const wordsOf = (...rows: readonly Recorded[]) => told(rows).map(({ said }) => said.text);

describe('what an author is told of the decisions about a text', () => {
  test('is nothing of where it began, whatever held it', () => {
    for (const to of ['spam-held', 'rule-held', 'awaiting-team', 'published'] as const)
      assert.deepEqual(wordsOf(row('author', 'submit', to)), [], to);
  });

  test('is nothing of what the author did, nor of what waits for the next reader', () => {
    const rows = [
      row('author', 'submit', 'awaiting-team'),
      row('team', 'approve', 'awaiting-elected'),
      row('system', 'reroute', 'awaiting-team'),
      row('team', 'approve', 'published'),
      row('author', 'withdraw', 'published'),
    ];
    assert.deepEqual(wordsOf(...rows), ['Votre commentaire est public.']);
  });

  test('says of a correction that the text before it is public still, as long as it is', () => {
    const corrected = [
      row('team', 'approve', 'published'),
      row('author', 'edit', 'awaiting-team', 2),
      row('elected', 'refuse', 'refused', 2),
    ];
    assert.match(wordsOf(...corrected).at(-1) ?? '', /correction n’a pas été publiée. Le texte précédent reste public/);
    const removed = [...corrected.slice(0, 2), row('team', 'remove', 'removed'), row('team', 'refuse', 'refused', 2)];
    assert.match(wordsOf(...removed).at(-1) ?? '', /Il ne paraît nulle part/);
  });

  test('says of the whole of a masked text that what stands is masked still, and never calls it a correction', () => {
    const asked = [
      row('team', 'redact', 'published-redacted'),
      row('team', 'uphold', 'awaiting-elected', 2, 'published-redacted'),
    ];
    const after = (action: string, to: RevisionState) =>
      wordsOf(...asked, row('elected', action, to, 2, 'awaiting-elected')).at(-1) ?? '';
    assert.match(after('refuse', 'refused'), /reste public comme il était, en partie masqué/);
    assert.match(after('send-back', 'sent-back'), /reste public, en partie masqué.*il sera relu/);
    assert.match(after('approve', 'published'), /public en entier/);
    const gone = [...asked, row('team', 'remove', 'removed'), row('elected', 'refuse', 'refused', 2)];
    assert.match(wordsOf(...gone).at(-1) ?? '', /Il ne paraît nulle part/);
  });

  test('of an upheld appeal is whether the text is public now, and was before', () => {
    const after = (from: RevisionState, to: RevisionState) => wordsOf(row('team', 'uphold', to, 1, from))[0] ?? '';
    assert.match(after('refused', 'awaiting-elected'), /pas encore public.*l’élu·e/);
    assert.equal(after('refused', 'published'), 'Votre commentaire est public.');
    assert.match(after('removed', 'published'), /de nouveau public/);
    assert.match(after('published-redacted', 'published'), /public en entier/);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fold, normalisedText } from './fold.ts';
import { hostile } from './testing/rules.ts';

describe('folding', () => {
  test('case, accents, ligatures, widths, marks of direction and look-alikes do not hide a word', () => {
    assert.equal(fold('Élève ŒUVRE ﬁn ＡＢ１').text, 'eleve oeuvre fin ab1');
    assert.equal(fold('co\u200Bnn\u00ADa\u202Erd\uD800s').text, 'connards');
    assert.equal(fold('сonnаrd').text, 'connard', 'Cyrillic letters within a Latin word');
    assert.equal(fold('он').text, 'он', 'a word of another script stays what it is');
    assert.equal(normalisedText('  L’École,\u00a0fermée !! '), 'l ecole fermee');
  });

  test('folding twice changes nothing, and a place found leads back to what was written', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = fold(text);
        assert.equal(fold(once.text).text, once.text);
        const { start, end } = once.original({ start: 0, end: once.text.length });
        assert.ok(start >= 0 && end <= text.length && start <= end);
        assert.ok(once.text.length <= 4 * text.length);
      }),
    );
  });
});

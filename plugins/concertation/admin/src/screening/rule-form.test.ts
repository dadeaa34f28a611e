import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readablePart, readRule } from '../../../core/screening/check-rule.ts';
import { DEFAULT_RULES } from '../../../core/screening/defaults.ts';
import { piecesOf } from './pieces.ts';
import { BLANK_FORM, formOf, ruleOf } from './rule-form.ts';
import { sought } from './words-of-rule.ts';

test('a rule that is opened and saved without a change stays what it was, and says what it looks for', () => {
  for (const input of DEFAULT_RULES) {
    const read = readRule(input);
    assert.ok(read.ok);
    assert.deepEqual(ruleOf(formOf(read.rule)), read.rule);
    assert.doesNotMatch(sought(read.rule.condition), /: $|undefined|null|\\b/);
  }
});

test('a rule that cannot be read any more is opened with what is left of it', () => {
  const [input] = DEFAULT_RULES;
  const broken = { ...input, condition: { kind: 'words', words: 'un mot' }, mustMatch: null };
  const readable = readablePart(broken);
  assert.deepEqual(['condition' in readable, readable.label], [false, input?.label]);
  const form = formOf(readable);
  assert.deepEqual([form.label, form.kind, form.mustMatch], [input?.label, BLANK_FORM.kind, '']);
});

test('a text is cut where marks begin and end, and loses nothing', () => {
  const place = fc.record({ start: fc.nat(40), end: fc.nat(60) });
  const hit = fc.record({ label: fc.constantFrom('a', 'b'), marks: fc.array(place, { maxLength: 4 }) });
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(hit, { maxLength: 4 }), (text, hits) => {
      assert.equal(
        piecesOf(text, hits)
          .map(({ piece }) => piece)
          .join(''),
        text,
      );
    }),
  );
  const marks = [{ start: 3, end: 7 }];
  assert.deepEqual(
    piecesOf('un mot ici', [{ label: 'Mot', marks }]).map(({ piece, labels }) => [piece, labels.length]),
    [
      ['un ', 0],
      ['mot ', 1],
      ['ici', 0],
    ],
  );
});

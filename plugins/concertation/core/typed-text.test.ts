import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cleanLine, cleanText } from './typed-text.ts';

describe('what somebody typed', () => {
  test('loses what draws nothing or turns a line around, and nothing that one reads', () => {
    assert.equal(cleanLine(' Ana\r\nBcc: x\u202e\u0000\u200b '), 'Ana Bcc: x');
    assert.equal(cleanLine('un\t\0\tdeux\u0085trois\u2028quatre\ufeff'), 'un deux trois quatre');
    assert.equal(cleanLine('  A\nna \u202eL\u2066 '), 'A na L');
    assert.equal(cleanLine("D'Artagnan <b> « & »"), "D'Artagnan <b> « & »");
    assert.equal(
      cleanText('Un\r\ndeux\r\n\r\n\r\n\r\ntrois\u2028quatre « cinq »'),
      'Un\ndeux\n\ntrois\nquatre « cinq »',
    );
    assert.equal(cleanText('« Oui »\r\n\r\n\r\n\r\n"non"\t\u202efin\u202c '), '« Oui »\n\n"non" fin');
    assert.equal(cleanText('👩\u200d👧'), '👩\u200d👧', 'emoji stay joined');
    assert.equal(cleanText('e\u200b\u0301'), 'é', 'one letter, one spelling');
  });

  test('is cleaned once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const [line, text] = [cleanLine(typed), cleanText(typed)];
        assert.doesNotMatch(line, /[\n\r\0\u202e\u200b\u200d]/);
        assert.doesNotMatch(text, /[\t\r\0\u0085\u2028\u202e\u200b]|\n{3}/);
        assert.deepEqual([cleanLine(line), cleanText(text)], [line, text], 'cleaning twice changes nothing');
        assert.ok(line.isWellFormed() && text.isWellFormed());
      }),
      { numRuns: 1_000 },
    );
  });
});

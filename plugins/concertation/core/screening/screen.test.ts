import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { blankSubmission, readRule } from './check-rule.ts';
import { DEFAULT_RULES } from './defaults.ts';
import { MOST_READ } from './fold.ts';
import { isInForce, nextChange, Screen } from './screen.ts';
import { about, aRule, FREEZING, hostile, pattern, words } from './testing/rules.ts';

describe('a screen of rules', () => {
  test('a finding names its rule in order, marks the words, and turns no text round', () => {
    const screen = new Screen([
      aRule(pattern('b+'), { id: 'second', article: '' }),
      aRule(words('connard'), { id: 'third' }),
    ]);
    const [first, second] = screen.screen(blankSubmission(`${'x '.repeat(60)}quel \u202Eсonnard\n! bb`, 'Nom'));
    assert.equal(first?.rule, 'second');
    assert.equal(first.article, null);
    assert.equal(second?.excerpt, `… ${'x '.repeat(16)}quel сonnard ! bb`);
    assert.doesNotMatch(JSON.stringify([first, second]), /\u202E|\\n/);
    assert.equal(screen.screen(about({ body: 'Rien.', authorName: 'Gros connard' })).length, 1);
  });

  test('one limited to consultations is silent elsewhere, messages included', () => {
    const screen = new Screen([aRule(words('zone'), { consultations: ['abcdefgh'] })]);
    assert.equal(screen.screen(about({ body: 'zone', consultation: 'abcdefgh' })).length, 1);
    assert.equal(screen.screen(about({ body: 'zone', consultation: 'ijklmnop' })).length, 0);
    assert.equal(screen.screen(about({ body: 'zone', consultation: null })).length, 0);
  });

  test('its dates are those of Paris, the last day counts, and the next change is known', () => {
    const rule = aRule(words('zone'), { validFrom: '2026-03-01', validTo: '2026-03-31' });
    const [from, until] = [Date.parse('2026-02-28T23:00:00Z'), Date.parse('2026-03-31T22:00:00Z')];
    assert.deepEqual(
      [from - 1, from, until - 1, until].map((now) => isInForce(rule, now)),
      [false, true, true, false],
    );
    assert.deepEqual(
      [from - 1, from, until].map((now) => nextChange([rule], now)),
      [from, until, Infinity],
    );
    assert.equal(nextChange([{ ...rule, enabled: false }], from - 1), Infinity);
  });

  test('joined patterns find what each would find alone', () => {
    const patterns = Array.from({ length: 90 }, (_, index) => `mot${index}\\b|fin.{0,9}${index}$`);
    const rules = patterns.map((text, index) => aRule(pattern(text), { id: String(index) }));
    const together = new Screen(rules);
    for (const body of ['mot3 mot77', 'rien', 'la fin est 8', 'mot12 fin 55']) {
      const alone = rules.filter((rule) => new Screen([rule]).hits(blankSubmission(body)).hits.length > 0);
      const found = together.hits(blankSubmission(body)).hits;
      assert.deepEqual(
        found.map(({ rule }) => rule.id),
        alone.map(({ id }) => id),
        body,
      );
    }
  });

  const all = new Screen([
    ...DEFAULT_RULES.flatMap((rule, index) => {
      const read = readRule(rule);
      return read.ok ? [{ ...read.rule, id: String(index) }] : [];
    }),
    aRule(pattern('^(([a-z])+.)+[A-Z]([a-z])+$')),
    aRule(pattern('(a+)+$|(a|aa)+b|(.*a){12}')),
  ]);

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(hostile, hostile, (body, name) => {
        for (const { excerpt } of all.screen(blankSubmission(body, name)))
          assert.ok(excerpt === null || excerpt.isWellFormed());
      }),
    );
  });

  test('patterns that backtrack elsewhere, and texts made to stop a server, pass', () => {
    const texts = [
      FREEZING,
      'a',
      'ab',
      '0',
      '06 ',
      'FR76 ',
      'a.',
      'a@',
      'www.',
      'http://',
      '(',
      'é\u0301',
      'ﷺ',
      '\u202E',
      '\uD800',
      'o о',
      '12 rue ',
      'a ',
    ];
    for (const text of texts) {
      const huge = text.repeat(Math.ceil((2 * MOST_READ) / text.length));
      assert.ok(Array.isArray(all.screen(blankSubmission(`${huge}!`, huge))));
    }
  });

  test('what stands behind the limit of reading is not looked at', () => {
    const screen = new Screen([aRule(words('connard'))]);
    assert.equal(screen.screen(blankSubmission(`${'Bonjour à tous. '.repeat(MOST_READ / 16)} connard`)).length, 0);
  });
});

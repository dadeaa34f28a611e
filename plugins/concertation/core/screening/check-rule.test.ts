import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkRule, readRule } from './check-rule.ts';
import { DEFAULT_REASONS, DEFAULT_RULES } from './defaults.ts';
import { faultsOfReason } from './refusal-reason.ts';
import { aRule, links, pattern, words } from './testing/rules.ts';

describe('a rule as it is saved', () => {
  const input = (change: object) => {
    const { id: _id, ...rule } = aRule(words('zone'));
    return { ...rule, ...change };
  };
  const faultsOf = (change: object) => {
    const checked = checkRule(input(change));
    return checked.ok ? {} : checked.faults;
  };

  test('is refused in French for what does not fit, and for an example that fails', () => {
    const cases: [object, string, RegExp][] = [
      [{ mustMatch: ['rien'] }, 'mustMatch.0', /«\u00a0rien\u00a0» n’est pas trouvé par la règle/],
      [{ mustNotMatch: ['ok', 'la zone'] }, 'mustNotMatch.1', /doit passer/],
      [{ condition: pattern('(') }, 'condition.pattern', /parenthèse/],
      [{ condition: pattern('[z') }, 'condition.pattern', /crochet/],
      [{ condition: pattern('*a') }, 'condition.pattern', /ne suit rien/],
      [{ condition: pattern('(a)\\1') }, 'condition.pattern', /barre oblique/],
      [{ condition: pattern('(?<!a)b') }, 'condition.pattern', /ne sont pas admis/],
      [{ condition: pattern('a*') }, 'condition.pattern', /texte vide/],
      [{ condition: pattern('((a{100}){100}){100}') }, 'condition.pattern', /répétitions/],
      [{ condition: pattern('[a-z]{300}[0-9]{300}') }, 'condition.pattern', /trop gros/],
      [{ condition: pattern('a'.repeat(501)) }, 'condition.pattern', /trop long/],
      [{ condition: words() }, 'condition.words', /au moins un mot/],
      [{ condition: words('!!!') }, 'condition.words', /aucune lettre/],
      [{ condition: words('ab*') }, 'condition.words', /au moins 3 lettres/],
      [{ condition: words('deux mots*') }, 'condition.words', /qu’un mot seul/],
      [{ condition: links({}) }, 'condition.moreThan', /nombre de liens/],
      [{ condition: { kind: 'length', min: 10, max: 3 } }, 'condition.max', /plus petite/],
      [{ condition: { kind: 'astrology' } }, 'condition.kind', /Choisissez/],
      [{ condition: { kind: 'speed', seconds: 2 }, mustMatch: ['vite'] }, 'mustMatch.0', /donnez un nombre/],
      [{ validFrom: '2026-02-30' }, 'validFrom', /une date qui existe/],
      [{ validFrom: '2026-03-02', validTo: '2026-03-01' }, 'validTo', /avant le début/],
      [{ label: ' ' }, 'label', /à remplir/],
      [{ action: 'refuse' }, 'action', /Choisissez/],
      [{ more: 1 }, '', /sans autre champ/],
    ];
    for (const [change, path, sentence] of cases) {
      const faults = faultsOf(change);
      assert.match(faults[path] ?? '', sentence, `${JSON.stringify(change).slice(0, 80)} → ${JSON.stringify(faults)}`);
    }
    assert.deepEqual(faultsOf({ mustMatch: ['une ZONE'], mustNotMatch: ['ozone'] }), {});
  });

  test('whatever is sent instead of a rule, the answer is a rule or sentences, never an exception', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.anything().map((condition) => input({ condition })),
        ),
        (anything) => {
          const read = readRule(anything);
          if (!read.ok) assert.ok(Object.keys(read.faults).length > 0);
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        (text) => typeof readRule(input({ condition: pattern(text) })).ok === 'boolean',
      ),
    );
  });

  test('the rules and reasons that an installation begins with are sound', () => {
    for (const rule of DEFAULT_RULES) {
      const checked = checkRule(rule);
      assert.ok(checked.ok, JSON.stringify(checked));
      assert.ok(checked.rule.mustMatch.length > 0 && checked.rule.mustNotMatch.length > 0, checked.rule.label);
      assert.match(checked.rule.explanation, / Source\u00a0: /);
    }
    for (const reason of DEFAULT_REASONS) assert.deepEqual(faultsOfReason(reason), {});
    assert.equal(new Set(DEFAULT_REASONS.map(({ code }) => code)).size, DEFAULT_REASONS.length);
  });
});

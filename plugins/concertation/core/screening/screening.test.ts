import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { blankSubmission, checkRule, readRule } from './check-rule.ts';
import { DEFAULT_REASONS, DEFAULT_RULES } from './defaults.ts';
import { fold, MOST_READ, normalisedText } from './fold.ts';
import { faultsOfReason } from './refusal-reason.ts';
import type { Condition, StoredRule } from './rule.ts';
import { isInForce, nextChange, Screen } from './screen.ts';
import type { Submission } from './submission.ts';

const FREEZING = `${'a'.repeat(50)}@!`;

const aRule = (condition: Condition, change: Partial<StoredRule> = {}): StoredRule => ({
  id: condition.kind,
  label: 'Essai',
  explanation: '',
  enabled: true,
  condition,
  action: 'hold',
  spam: false,
  consultations: [],
  validFrom: '',
  validTo: '',
  article: 'respect',
  mustMatch: [],
  mustNotMatch: [],
  ...change,
});
const words = (...list: string[]): Condition => ({ kind: 'words', words: list });
const pattern = (text: string): Condition => ({ kind: 'pattern', pattern: text });
const personal = (...which: Extract<Condition, { kind: 'personal-data' }>['which']): Condition => ({
  kind: 'personal-data',
  which,
});
const links = (change: Partial<Extract<Condition, { kind: 'links' }>>): Condition => ({
  kind: 'links',
  moreThan: null,
  domains: [],
  except: [],
  ...change,
});
const about = (change: Partial<Submission>): Submission => ({ ...blankSubmission('Bonjour.'), ...change });
const finds = (condition: Condition, submission: string | Partial<Submission>) =>
  new Screen([aRule(condition)]).hits(typeof submission === 'string' ? blankSubmission(submission) : about(submission))
    .hits.length > 0;

/** What must be found, and what must not. */
function judge(
  condition: Condition,
  yes: readonly (string | Partial<Submission>)[],
  no: readonly (string | Partial<Submission>)[],
) {
  for (const submission of yes) assert.ok(finds(condition, submission), `not found: ${JSON.stringify(submission)}`);
  for (const submission of no) assert.ok(!finds(condition, submission), `found: ${JSON.stringify(submission)}`);
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '\u202E',
        '\u200B',
        '\uD800',
        '\uDC00',
        '\u00AD',
        'é',
        'о',
        'a',
        '\u0301',
        '\r\n',
        'ﷺ',
        'İ',
        'ß',
        '@',
        '.',
        '0',
        'http://',
        '(',
      ),
      {
        maxLength: 200,
      },
    )
    .map((parts) => parts.join('')),
);

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

describe('what each kind of condition finds', () => {
  test('words and expressions, elided, plural, spelled out, disguised', () => {
    judge(
      words('connard', 'fils de pute', 'arnaqu*', 'eau'),
      [
        'Quel CONNARD',
        'des connards',
        'l’connard',
        'c.o.n.n.a.r.d',
        'c o n n a r d',
        'c0nnards',
        'conn@rd',
        'connaaaard',
        'fils  de\u00a0putes',
        'arnaqueurs',
        'd’eau',
        'les eaux',
      ],
      ['canard', 'fils\nde pute', 'connardise', 'arna', 'beau'],
    );
  });

  test('personal data in French shapes', () => {
    judge(
      personal('phone'),
      [
        '06 12 34 56 78',
        '+33 6.12.34.56.78',
        '0033612345678',
        '+33 (0)4 66 00 00 00',
        '04-66-00-00-00',
        '０６１２３４５６７８',
      ],
      [
        'SIRET 123 456 789 00012',
        'FR7630006000011234567890189',
        '2012 34 56 78 90',
        '30 000 habitants',
        'le 01/02/2026',
      ],
    );
    judge(
      personal('email'),
      ['a.b@exemple.fr', 'jean (at) exemple.fr', 'A@B.COM'],
      ['@maire', 'rendez-vous @ 18 h', FREEZING],
    );
    judge(
      personal('iban'),
      ['FR76 3000 6000 0112 3456 7890 189', 'mon IBAN : DE89370400440532013000 merci', 'fr7630006000011234567890189'],
      ['FR76 3000 6000 0112 3456 7890 188', 'AB12 ceci est un texte sans rien de bancaire'],
    );
    judge(
      personal('address'),
      ['au 12 bis, rue des Lilas', '3 place de la République', '115 AVENUE Jean-Jaurès'],
      ['la rue des Lilas', '2 routes', '12 mètres de large', 'en 2026 place à la discussion'],
    );
    judge(
      personal('plate'),
      ['AB-123-CD', 'ab 123 cd', '123 ABC 30'],
      ['T2 en 2025', 'AI-123-OU', 'PLU 2025', 'ISO-9001-AB'],
    );
  });

  test('links by number and by site, those that are admitted left out', () => {
    judge(
      links({ moreThan: 1 }),
      ['http://a.fr et www.b.fr', 'a.fr b.com'],
      ['http://a.fr', 'C’est fini.Alors on y va. Ok.', 'a.b@exemple.fr et c.d@exemple.fr'],
    );
    judge(links({ moreThan: 0, except: ['gouv.fr'] }), ['exemple.fr'], ['www.legifrance.gouv.fr/loi']);
    judge(
      links({ domains: ['bit.ly', 'casino.top'] }),
      ['https://bit.ly/x', 'HTTP://WWW.CASINO.TOP', 'x.casino.top', 'https://moi@bit.ly:443/'],
      ['https://exemple.fr/bit.ly', 'https://notbit.ly.fr'],
    );
  });

  test('capitals, repetition, length', () => {
    judge(
      { kind: 'capitals', share: 70, letters: 20 },
      ['CECI EST UN SCANDALE ABSOLU'],
      ['NON', 'Le PLUi et le SCoT, dit la DREAL.', '12345 !!!'],
    );
    judge(
      { kind: 'repetition', characters: 8, words: 5 },
      ['nooooooooon', 'non non non NON non', '!!!!!!!!!'],
      ['------------', 'non non', '........'],
    );
    judge({ kind: 'length', min: 3, max: 10 }, ['ok', '  a  ', 'a'.repeat(11)], ['oui', '😀'.repeat(10)]);
  });

  test('what is counted: the same text, speed, rate; an unknown time is not too short', () => {
    judge({ kind: 'duplicates', times: 3 }, [{ sameText: 3 }], [{ sameText: 2 }]);
    judge(
      { kind: 'speed', seconds: 2 },
      [{ typedForMs: 0 }, { typedForMs: 1999 }],
      [{ typedForMs: 2000 }, { typedForMs: null }],
    );
    judge({ kind: 'rate', perHour: 60 }, [{ recentFromNetwork: 61 }], [{ recentFromNetwork: 60 }]);
  });

  test('patterns, accents and case left out of account', () => {
    judge(pattern('d[ée]j[àa] \\d+'), ['DÉJÀ 12', 'deja 3'], ['déjà']);
    judge(pattern('\\bœuf'), ['l’œuf', 'OEUF'], ['neuf']);
  });
});

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
      [{ mustMatch: ['rien'] }, 'mustMatch.0', /« rien » n’est pas trouvé par la règle/],
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
      assert.match(checked.rule.explanation, / Source : /);
    }
    for (const reason of DEFAULT_REASONS) assert.deepEqual(faultsOfReason(reason), {});
    assert.equal(new Set(DEFAULT_REASONS.map(({ code }) => code)).size, DEFAULT_REASONS.length);
  });
});

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

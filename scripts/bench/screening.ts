import { blankSubmission, readRule } from '../../plugins/concertation/core/screening/check-rule.ts';
import { DEFAULT_RULES } from '../../plugins/concertation/core/screening/defaults.ts';
import { fold } from '../../plugins/concertation/core/screening/fold.ts';
import { Patterns } from '../../plugins/concertation/core/screening/patterns.ts';
import type { StoredRule } from '../../plugins/concertation/core/screening/rule.ts';
import { Screen } from '../../plugins/concertation/core/screening/screen.ts';
import { readSettings } from '../environment.ts';
import { type Note, remark } from './figure.ts';
import { heldOf, readComments, readLines } from './screening-corpus.ts';

const RULES = 500;
const LENGTH = 5000;
const WORDS =
  'chantier voiture arnaque promo gratuit casino crédit argent vendre acheter voisin maire école parking bruit odeur vélo tram bus piste'.split(
    ' ',
  );

/** What the rules of moderation cost, and what the default set holds of texts that others have moderated. */
export async function benchScreening(note: Note): Promise<void> {
  benchPatterns(note);
  benchCorpus(note);
}

function benchPatterns(note: Note): void {
  const text = someText();
  for (const [of, patterns] of [
    ['500 patterns of words', patternsOf((a, b, i) => `\\b${a}s? +(?:de|du|pour) +${b}${i}`)],
    ['500 patterns with gaps', patternsOf((a, b, i) => `${a}.{0,60}${b}.{0,60}${i}`)],
  ] as const) {
    const rules = patterns.map((pattern, id) => ruleOf(pattern, String(id)));
    const startedAt = performance.now();
    const screen = new Screen(rules);
    note({ name: 'made ready', of, value: performance.now() - startedAt, unit: 'ms' });
    const body = blankSubmission(text);
    note({ name: 'one text of 5,000 characters', of, value: millisecondsOf(() => screen.screen(body)), unit: 'ms' });
    const folded = fold(text).text;
    const each = patterns.map((pattern, rule) => new Patterns([{ rule, pattern }]));
    const alone = millisecondsOf(() => each.filter((one) => one.find(folded).size > 0));
    note({ name: 'the same, one pattern after another', of, value: alone, unit: 'ms' });
  }
  const defaults = new Screen(defaultRules());
  for (const [of, body] of [
    ['default rules, usual text', text],
    ['default rules, made to be slow', '06 12 34 5'.repeat(LENGTH / 10)],
  ] as const) {
    const value = millisecondsOf(() => defaults.screen(blankSubmission(body)));
    note({ name: 'one text of 5,000 characters', of, value, unit: 'ms' });
  }
}

function benchCorpus(note: Note): void {
  const { corpusDir } = readSettings();
  if (corpusDir === null) {
    remark('Left out: what the default rules hold of real texts. Name their folder in CORPUS_DIR.');
    return;
  }
  const screen = new Screen(defaultRules());
  remark(
    'Comments are in English and German: our French words say little about them, so this shows false holds first.',
  );
  const comments = readComments(corpusDir);
  for (const [of, decision] of [
    ['comments that were published', 1],
    ['comments that were refused', -1],
    ['comments left undecided', 0],
  ] as const) {
    const texts = comments.filter(({ moderated }) => moderated === decision).map(({ text }) => text);
    const held = heldOf(screen, texts);
    note({ name: `held of ${texts.length}`, of, value: held.share, unit: '%' });
    remark(`  ${held.byRule.map(([label, count]) => `${label} ${count}`).join(', ') || 'by no rule'}`);
  }
  const coarse = heldOf(screen, readLines(corpusDir, 'moderation/ldnoobw-fr.txt'));
  note({ name: `held of ${coarse.count}`, of: 'French coarse words, alone', value: coarse.share, unit: '%' });
  note({ name: `held or marked of ${coarse.count}`, of: 'French coarse words, alone', value: coarse.found, unit: '%' });
  const links = readLines(corpusDir, 'moderation/matomo-spammers.txt').map(
    (domain) => `Voir ${domain} et ${domain}/a ou www.${domain}`,
  );
  const spam = heldOf(screen, links);
  note({ name: `held of ${spam.count}`, of: 'spam domains, three links each', value: spam.share, unit: '%' });
}

function defaultRules(): StoredRule[] {
  return DEFAULT_RULES.flatMap((input, id) => {
    const read = readRule(input);
    return read.ok ? [{ ...read.rule, id: String(id) }] : [];
  });
}

function ruleOf(pattern: string, id: string): StoredRule {
  const read = readRule({ ...DEFAULT_RULES[0], label: id, condition: { kind: 'pattern', pattern } });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return { ...read.rule, id };
}

function patternsOf(make: (first: string, second: string, index: number) => string): string[] {
  const word = (index: number) => WORDS[index % WORDS.length] ?? '';
  return Array.from({ length: RULES }, (_, index) => make(word(index), word(index * 7 + 3), index));
}

function someText(): string {
  let seed = 1;
  let text = '';
  while (text.length < LENGTH) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    text += `${WORDS[(seed >> 8) % WORDS.length]} `;
  }
  return text.slice(0, LENGTH);
}

/** The middle one of nine, after one to warm up. */
function millisecondsOf(work: () => unknown): number {
  work();
  const times = Array.from({ length: 9 }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return times.toSorted((a, b) => a - b)[4] ?? 0;
}

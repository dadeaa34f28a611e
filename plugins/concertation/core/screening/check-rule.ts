import { startOf } from '../paris-time.ts';
import { faultOfPattern } from './patterns.ts';
import { RULE } from './rule-shape.ts';
import type { Condition, Rule } from './rule.ts';
import { Screen } from './screen.ts';
import type { Submission } from './submission.ts';
import { faultOfWord } from './word-lists.ts';

/** French sentences by path of the field, such as `condition.pattern` or `mustMatch.0`. */
export type RuleFaults = Readonly<Record<string, string>>;
export type CheckedRule =
  { readonly ok: true; readonly rule: Rule } | { readonly ok: false; readonly faults: RuleFaults };

/** Shape, pattern, words, dates, and the rule's own examples. */
export function checkRule(input: unknown): CheckedRule {
  const read = readRule(input);
  if (!read.ok) return read;
  const faults = { ...faultsOfDates(read.rule), ...faultsOfExamples(read.rule) };
  return Object.keys(faults).length > 0 ? { ok: false, faults } : read;
}

/** Without its examples: whether the rule can be used. */
export function readRule(input: unknown): CheckedRule {
  const parsed = RULE.safeParse(input);
  if (!parsed.success) {
    const faults: Record<string, string> = {};
    for (const { path, message } of parsed.error.issues) faults[path.join('.')] ??= message;
    return { ok: false, faults };
  }
  const faults = faultsOfCondition(parsed.data.condition);
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, rule: parsed.data };
}

/** Of what is no rule, the fields that could be in one. */
export function readablePart(input: Readonly<Record<string, unknown>>): Partial<Rule> {
  const fields = Object.entries(RULE.shape).flatMap(([name, shape]) => {
    const read = shape.safeParse(input[name]);
    return read.success ? [[name, read.data]] : [];
  });
  return Object.fromEntries(fields) as Partial<Rule>;
}

function faultsOfCondition(condition: Condition): RuleFaults {
  if (condition.kind === 'pattern') {
    const fault = faultOfPattern(condition.pattern);
    return fault === null ? {} : { 'condition.pattern': fault };
  }
  if (condition.kind !== 'words') return {};
  const fault = condition.words.map(faultOfWord).find((sentence) => sentence !== null);
  return fault === undefined ? {} : { 'condition.words': fault };
}

function faultsOfDates({ validFrom, validTo }: Rule): RuleFaults {
  const reversed = validFrom !== '' && validTo !== '' && startOf(validTo) < startOf(validFrom);
  return reversed ? { validTo: 'La fin vient avant le début.' } : {};
}

function faultsOfExamples(rule: Rule): RuleFaults {
  const screen = new Screen([{ ...rule, id: '', consultations: [] }]);
  const faults: Record<string, string> = {};
  const judge = (field: 'mustMatch' | 'mustNotMatch', found: boolean, sentence: string) => {
    rule[field].forEach((example, index) => {
      const submission = exampleOf(rule.condition, example);
      if (submission === null)
        faults[`${field}.${index}`] = 'Cette règle compte\u00a0: donnez un nombre comme exemple.';
      else if (screen.hits(submission).hits.length > 0 !== found)
        faults[`${field}.${index}`] = `«\u00a0${shortened(example)}\u00a0» ${sentence}`;
    });
  };
  judge('mustMatch', true, 'n’est pas trouvé par la règle.');
  judge('mustNotMatch', false, 'est trouvé par la règle, alors qu’il doit passer.');
  return faults;
}

/** The submission that an example stands for: a text, or the figure that the rule counts; null for no figure. */
function exampleOf({ kind }: Condition, example: string): Submission | null {
  const usual = blankSubmission('');
  if (kind !== 'duplicates' && kind !== 'speed' && kind !== 'rate') return { ...usual, body: example };
  if (!/^\d{1,6}$/.test(example.trim())) return null;
  const figure = Number(example);
  if (kind === 'duplicates') return { ...usual, sameText: figure };
  return kind === 'speed' ? { ...usual, typedForMs: figure * 1000 } : { ...usual, recentFromNetwork: figure };
}

/** Somebody's first text, about which nothing but its words is known. */
export function blankSubmission(body: string, authorName = ''): Submission {
  return { body, authorName, consultation: null, typedForMs: null, recentFromNetwork: 1, sameText: 1 };
}

function shortened(text: string): string {
  const points = Array.from(text);
  return points.length > 60 ? `${points.slice(0, 60).join('')}…` : text;
}

import type { Condition, ConditionKind, PersonalData, Rule } from '../../../core/screening/rule.ts';

/** A rule as its form holds it: every field as text, lists a line each, so that nothing typed is lost on a change of kind. */
export interface RuleForm extends Omit<Rule, 'condition' | 'mustMatch' | 'mustNotMatch'> {
  readonly kind: ConditionKind;
  readonly pattern: string;
  readonly words: string;
  readonly moreThan: string;
  readonly domains: string;
  readonly except: string;
  readonly min: string;
  readonly max: string;
  readonly share: string;
  readonly letters: string;
  readonly characters: string;
  readonly wordsInRow: string;
  readonly which: readonly PersonalData[];
  readonly times: string;
  readonly seconds: string;
  readonly perHour: string;
  readonly mustMatch: string;
  readonly mustNotMatch: string;
}

export const BLANK_FORM: RuleForm = {
  label: '',
  explanation: '',
  enabled: true,
  action: 'hold',
  spam: false,
  consultations: [],
  validFrom: '',
  validTo: '',
  article: '',
  kind: 'words',
  pattern: '',
  words: '',
  moreThan: '2',
  domains: '',
  except: '',
  min: '',
  max: '4000',
  share: '70',
  letters: '40',
  characters: '8',
  wordsInRow: '5',
  which: ['phone', 'email', 'iban'],
  times: '3',
  seconds: '2',
  perHour: '60',
  mustMatch: '',
  mustNotMatch: '',
};

/** What is missing, of a rule that is to be corrected, is as in a new one. */
export function formOf({ condition, mustMatch = [], mustNotMatch = [], ...rule }: Partial<Rule>): RuleForm {
  return {
    ...BLANK_FORM,
    ...rule,
    ...(condition === undefined ? {} : { ...fieldsOf(condition), kind: condition.kind }),
    mustMatch: mustMatch.join('\n'),
    mustNotMatch: mustNotMatch.join('\n'),
  };
}

export function ruleOf(form: RuleForm): Rule {
  const { label, explanation, enabled, action, spam, consultations, validFrom, validTo, article } = form;
  return {
    label: label.trim(),
    explanation: explanation.trim(),
    enabled,
    action,
    spam,
    consultations,
    validFrom,
    validTo,
    article,
    condition: conditionOf(form),
    mustMatch: linesOf(form.mustMatch),
    mustNotMatch: linesOf(form.mustNotMatch),
  };
}

function fieldsOf(condition: Condition): Partial<RuleForm> {
  switch (condition.kind) {
    case 'words':
      return { words: condition.words.join('\n') };
    case 'links':
      return {
        moreThan: textOf(condition.moreThan),
        domains: condition.domains.join('\n'),
        except: condition.except.join('\n'),
      };
    case 'length':
      return { min: textOf(condition.min), max: textOf(condition.max) };
    case 'capitals':
      return { share: textOf(condition.share), letters: textOf(condition.letters) };
    case 'repetition':
      return { characters: textOf(condition.characters), wordsInRow: textOf(condition.words) };
    case 'pattern':
      return { pattern: condition.pattern };
    case 'personal-data':
      return { which: condition.which };
    case 'duplicates':
      return { times: textOf(condition.times) };
    case 'speed':
      return { seconds: textOf(condition.seconds) };
    case 'rate':
      return { perHour: textOf(condition.perHour) };
  }
}

function conditionOf(form: RuleForm): Condition {
  switch (form.kind) {
    case 'words':
      return { kind: 'words', words: linesOf(form.words) };
    case 'links':
      return {
        kind: 'links',
        moreThan: optional(form.moreThan),
        domains: linesOf(form.domains),
        except: linesOf(form.except),
      };
    case 'length':
      return { kind: 'length', min: optional(form.min), max: optional(form.max) };
    case 'capitals':
      return { kind: 'capitals', share: figure(form.share), letters: figure(form.letters) };
    case 'repetition':
      return { kind: 'repetition', characters: figure(form.characters), words: figure(form.wordsInRow) };
    case 'pattern':
      return { kind: 'pattern', pattern: form.pattern.trim() };
    case 'personal-data':
      return { kind: 'personal-data', which: form.which };
    case 'duplicates':
      return { kind: 'duplicates', times: figure(form.times) };
    case 'speed':
      return { kind: 'speed', seconds: figure(form.seconds) };
    case 'rate':
      return { kind: 'rate', perHour: figure(form.perHour) };
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function textOf(value: number | null): string {
  return value === null ? '' : String(value);
}

function optional(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}

/** What is no number is refused by the server, which says so in French. */
function figure(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

import type { RuleAction } from './submission.ts';

export const PERSONAL_DATA = ['phone', 'email', 'iban', 'address', 'plate'] as const;
export type PersonalData = (typeof PERSONAL_DATA)[number];

/** What a rule looks for. */
export type Condition =
  /** A regular expression without look-around and back references; letter case and accents do not count. */
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** Words or expressions; a final `*` stands for any ending. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** More links than this (null: any number), or one to these domains; those of `except` do not count. */
  | {
      readonly kind: 'links';
      readonly moreThan: number | null;
      readonly domains: readonly string[];
      readonly except: readonly string[];
    }
  /** Characters; null for no limit on that side. */
  | { readonly kind: 'length'; readonly min: number | null; readonly max: number | null }
  /** Per cent of upper case among the letters, from so many letters on. */
  | { readonly kind: 'capitals'; readonly share: number; readonly letters: number }
  /** The same letter or mark, or the same word, so many times in a row. */
  | { readonly kind: 'repetition'; readonly characters: number; readonly words: number }
  | { readonly kind: 'personal-data'; readonly which: readonly PersonalData[] }
  /** The same text so many times within a week. */
  | { readonly kind: 'duplicates'; readonly times: number }
  /** Sent in less than so many seconds. */
  | { readonly kind: 'speed'; readonly seconds: number }
  /** More than so many posts of one network within the hour. */
  | { readonly kind: 'rate'; readonly perHour: number };

export type ConditionKind = Condition['kind'];

export interface Rule {
  readonly label: string;
  /** Why it is there, for colleagues; '' for nothing. */
  readonly explanation: string;
  readonly enabled: boolean;
  readonly condition: Condition;
  readonly action: RuleAction;
  /** Whether what it finds is taken for spam. */
  readonly spam: boolean;
  /** Document ids; empty for everywhere, messages included. */
  readonly consultations: readonly string[];
  /** Moments of Paris; '' for no bound. The last minute or day named counts. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Charter article id; '' for none. */
  readonly article: string;
  /** Texts, or figures where the rule counts: what it must find, and what it must not. */
  readonly mustMatch: readonly string[];
  readonly mustNotMatch: readonly string[];
}

export interface StoredRule extends Rule {
  /** Document id. */
  readonly id: string;
}

/** Rules that may stand at once: what the measure of `npm run bench -- screening` covers. */
export const MOST_RULES = 500;

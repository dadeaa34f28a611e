import { endOf, startOf } from '../paris-time.ts';
import { excerptOf } from './excerpt.ts';
import type { Range } from './fold.ts';
import { Look } from './look.ts';
import { Patterns } from './patterns.ts';
import type { StoredRule } from './rule.ts';
import type { Finding, Submission } from './submission.ts';
import { WordLists } from './word-lists.ts';

export interface Hit {
  readonly rule: StoredRule;
  /** Places in `text`; none for what is counted, not read. */
  readonly ranges: readonly Range[];
}

export interface Hits {
  /** The name, a line break, and the text as far as it is read. */
  readonly text: string;
  /** In the order of the rules. */
  readonly hits: readonly Hit[];
}

/** Rules made ready once, for many texts. Their patterns must be sound (`checkRule`). */
export class Screen {
  readonly #rules: readonly StoredRule[];
  readonly #patterns: Patterns;
  readonly #words = new WordLists();

  constructor(rules: readonly StoredRule[]) {
    this.#rules = rules;
    this.#patterns = new Patterns(
      rules.flatMap(({ condition }, rule) =>
        condition.kind === 'pattern' ? [{ rule, pattern: condition.pattern }] : [],
      ),
    );
    rules.forEach(({ condition }, index) => {
      if (condition.kind === 'words') this.#words.add(index, condition.words);
    });
  }

  hits(submission: Submission): Hits {
    const look = new Look(submission);
    const patterns = this.#patterns.find(look.folded.text);
    const words = this.#words.find(look.tokens);
    const hits = this.#rules.flatMap((rule, index): Hit[] => {
      if (!reaches(rule, submission.consultation)) return [];
      const { condition } = rule;
      const found =
        condition.kind === 'pattern'
          ? patterns.get(index)
          : condition.kind === 'words'
            ? words.get(index)
            : look.find(condition);
      return found ? [{ rule, ranges: found.map((range) => look.folded.original(range)) }] : [];
    });
    return { text: look.text, hits };
  }

  screen(submission: Submission): Finding[] {
    const { text, hits } = this.hits(submission);
    return hits.map((hit) => findingOf(text, hit));
  }
}

export function findingOf(text: string, { rule, ranges }: Hit): Finding {
  const [first] = ranges;
  return {
    rule: rule.id,
    label: rule.label,
    action: rule.action,
    spam: rule.spam,
    excerpt: first ? excerptOf(text, first) : null,
    article: rule.article === '' ? null : rule.article,
  };
}

export function isInForce({ enabled, validFrom, validTo }: StoredRule, now: number): boolean {
  return enabled && (validFrom === '' || now >= startOf(validFrom)) && (validTo === '' || now < endOf(validTo));
}

/** The next instant at which another set of rules is in force, by their dates alone; Infinity for none. */
export function nextChange(rules: readonly StoredRule[], now: number): number {
  const instants = rules.flatMap(({ enabled, validFrom, validTo }) =>
    enabled ? [validFrom === '' ? Infinity : startOf(validFrom), validTo === '' ? Infinity : endOf(validTo)] : [],
  );
  return Math.min(Infinity, ...instants.filter((instant) => instant > now));
}

function reaches({ consultations }: StoredRule, consultation: string | null): boolean {
  return consultations.length === 0 || (consultation !== null && consultations.includes(consultation));
}

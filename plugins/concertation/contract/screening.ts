import type { Range } from '../core/screening/fold.ts';
import type { Rule, StoredRule } from '../core/screening/rule.ts';
import type { Finding, RuleAction, Submission } from '../core/screening/submission.ts';

export { normalisedText } from '../core/screening/fold.ts';
export type { Finding, RuleAction, Submission } from '../core/screening/submission.ts';

/** The service `screening` of this plugin. */
export interface Screening {
  /** What the rules in force now find; in the order of the rules. Never refuses. */
  screen(submission: Submission): Promise<readonly Finding[]>;
}

/**
 * | request | answer |
 * | --- | --- |
 * | GET /concertation/rules | → `RulesView` |
 * | POST /concertation/rules | `Rule` → `RulesView` 201 |
 * | POST /concertation/rules/order | `{ ids }`, all of them → `RulesView` |
 * | PUT /concertation/rules/:id | `{ rule: Rule, updatedAt }` → `RulesView`; 409 when a colleague saved meanwhile |
 * | PUT /concertation/rules/:id/enabled | `{ enabled }` → `RulesView` |
 * | DELETE /concertation/rules/:id | → `RulesView` |
 * | POST /concertation/rules/trial | `Trial` → `TrialView`; stores nothing |
 *
 * A refusal is 422 `{ error: { code: 'invalid', message, fields } }` with French sentences by path, such as
 * `condition.pattern` or `mustMatch.0`, 404, or 409. Permissions: `rules.read` for the first and the last, else `rules.write`.
 */
export interface RulesView {
  /** In their order. */
  readonly rules: readonly RuleRow[];
  /** Of the latest charter. */
  readonly articles: readonly { readonly id: string; readonly title: string }[];
  readonly consultations: readonly { readonly id: string; readonly title: string }[];
}

export type RuleRow = UsableRule | BrokenRule;

export interface UsableRule extends StoredRule {
  readonly broken: null;
  readonly updatedAt: string;
  /** Whether it is on and its dates have come. */
  readonly inForce: boolean;
}

/** A row that the core does not read: it finds nothing until somebody has corrected it. */
export interface BrokenRule {
  /** Why, by path of the field. */
  readonly broken: Readonly<Record<string, string>>;
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly updatedAt: string;
  readonly inForce: false;
  /** What of it can still be read, to begin the correction with. */
  readonly readable: Partial<Rule>;
}

export interface Trial {
  readonly name: string;
  readonly text: string;
  /** A rule that is being written, in the place of the stored one of `replaces`. */
  readonly rule?: unknown;
  readonly replaces?: string;
}

export interface TrialView {
  readonly hits: readonly TrialHit[];
}

export interface TrialHit {
  /** Document id; '' for the one being written. */
  readonly rule: string;
  readonly label: string;
  readonly action: RuleAction;
  readonly spam: boolean;
  readonly article: string | null;
  readonly excerpt: string | null;
  /** Places in the text; none for what is counted, or found in the name. */
  readonly marks: readonly Range[];
  readonly inName: boolean;
}

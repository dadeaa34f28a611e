import type { Range } from '../core/screening/fold.ts';
import type { StoredRule } from '../core/screening/rule.ts';
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

export interface RuleRow extends StoredRule {
  readonly updatedAt: string;
  /** Whether it is on and its dates have come. */
  readonly inForce: boolean;
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

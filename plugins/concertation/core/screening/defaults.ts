import reasons from './defaults/reasons.json' with { type: 'json' };
import rules from './defaults/rules.json' with { type: 'json' };
import type { RefusalReason } from './refusal-reason.ts';

/**
 * What a new installation begins with: our own words, fit for a French agglomeration, each with where it comes from.
 * Rules are input for `checkRule`, which reads them like anybody's.
 */
export const DEFAULT_RULES: readonly Readonly<Record<string, unknown>>[] = rules.map(
  ({ source, order: _order, ...rule }) => ({
    ...rule,
    explanation: `${rule.explanation} Source\u00a0: ${source}.`,
    enabled: true,
    consultations: [],
    validFrom: '',
    validTo: '',
  }),
);

export const DEFAULT_REASONS: readonly RefusalReason[] = reasons;

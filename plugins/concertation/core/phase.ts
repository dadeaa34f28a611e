import { endOf, startOf } from './paris-time.ts';

/** Answers whether an instant (epoch milliseconds) has passed. Asking is how a page says when it must be looked at again. */
export type Passed = (instant: number) => boolean;

export type Phase =
  'open' | 'suspended' | 'announced' | 'closed' | 'reported-back' | 'settled' | 'cancelled' | 'undated';

/** From the most alive to the least: a project shows its most alive consultation. */
const PHASES_BY_LIFE: readonly Phase[] = [
  'open',
  'suspended',
  'announced',
  'closed',
  'reported-back',
  'settled',
  'cancelled',
  'undated',
];

export interface PhaseFacts {
  readonly opens: string | null;
  readonly closes: string | null;
  readonly facts: readonly { readonly kind: string; readonly at: string; readonly until: string | null }[];
}

/** The closing that counts today: the last extension, else the closing first announced. */
export function effectiveClosing(consultation: PhaseFacts): string | null {
  const extensions = consultation.facts.filter((fact) => fact.kind === 'extended' && fact.until !== null);
  return extensions.at(-1)?.until ?? consultation.closes;
}

/** Phase = f(facts, now): derived wherever it is needed, stored nowhere. */
export function phaseOf(consultation: PhaseFacts, passed: Passed): Phase {
  const past = consultation.facts.filter((fact) => passed(startOf(fact.at)));
  const last = (...kinds: string[]) => past.findLast((fact) => kinds.includes(fact.kind))?.kind;
  if (last('cancelled', 'replaced')) return 'cancelled';
  if (last('settled')) return 'settled';
  if (last('reported-back')) return 'reported-back';
  const closing = effectiveClosing(consultation);
  if (closing !== null && passed(endOf(closing))) return 'closed';
  if (consultation.opens === null) return 'undated';
  if (!passed(startOf(consultation.opens))) return 'announced';
  return last('suspended', 'resumed') === 'suspended' ? 'suspended' : 'open';
}

export function mostAlive(phases: readonly Phase[]): Phase {
  return PHASES_BY_LIFE.find((phase) => phases.includes(phase)) ?? 'undated';
}

/** Public = published and now ≥ visible-from; the caller only hands over what is published. */
export function isVisible(visibleFrom: string | null, passed: Passed): boolean {
  return visibleFrom === null || passed(startOf(visibleFrom));
}

import { POLICY_MODES, type PolicyMode } from '../comments/words.ts';

export function isPolicyMode(mode: string): mode is PolicyMode {
  return (POLICY_MODES as readonly string[]).includes(mode);
}

/** Whether `other` reads at least as much before publication: what a project lead may choose. */
export function isAtLeastAsStrict(other: PolicyMode, than: PolicyMode): boolean {
  return POLICY_MODES.indexOf(other) >= POLICY_MODES.indexOf(than);
}

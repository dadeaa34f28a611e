import { POLICY_MODES, type PolicyMode } from '../comments/words.ts';

/** The version that stands from the first start; another one is made the default by the team. */
export const DEFAULT_POLICY = 'a-priori-2026-1';

export function isPolicyMode(mode: string): mode is PolicyMode {
  return (POLICY_MODES as readonly string[]).includes(mode);
}

/** Whether `other` reads at least as much before publication: what a project lead may choose. */
export function isAtLeastAsStrict(other: PolicyMode, than: PolicyMode): boolean {
  return POLICY_MODES.indexOf(other) >= POLICY_MODES.indexOf(than);
}

interface Written {
  readonly label: string;
  readonly mode: string;
  readonly teamDays: number;
  readonly electedDays: number;
}

const MOST_DAYS = 10;

/** French sentences by field of a new version; empty when it may be stored. */
export function policyFaults({ label, mode, teamDays, electedDays }: Written): Readonly<Record<string, string>> {
  const days = (count: number) => Number.isInteger(count) && count >= 1 && count <= MOST_DAYS;
  const wrong = `Écrivez un nombre de jours ouvrés de 1 à ${MOST_DAYS}.`;
  return {
    ...(label.trim().length >= 3 ? {} : { label: 'Nommez cette version en 3 caractères au moins.' }),
    ...(isPolicyMode(mode) ? {} : { mode: 'Choisissez une des manières de modérer.' }),
    ...(days(teamDays) ? {} : { teamDays: wrong }),
    ...(days(electedDays) ? {} : { electedDays: wrong }),
  };
}

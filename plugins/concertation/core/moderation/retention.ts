import type { ModerationSettings } from '../../contract/moderation.ts';
import { type Ranges, rangeFaults, reasonFaults } from '../setting-faults.ts';

/** Until somebody decides otherwise, with a reason. */
export const USUAL_RETENTION: ModerationSettings = {
  unpublishedMonths: 12,
  removedMonths: 12,
  withdrawnMonths: 2,
  replacedMonths: 2,
  addressMonths: 12,
  reportMonths: 12,
  decisionMonths: 36,
};

const RANGES: Ranges<keyof ModerationSettings> = {
  // An appeal must find its text: one has two months for it.
  unpublishedMonths: [3, 60],
  removedMonths: [3, 60],
  // Nobody appeals against what its author took back or wrote anew.
  withdrawnMonths: [1, 24],
  replacedMonths: [1, 24],
  addressMonths: [3, 60],
  reportMonths: [3, 60],
  decisionMonths: [12, 120],
};

type Input = Readonly<Record<string, unknown>>;

/** French sentences by field; empty when it may be stored. */
export function settingFaults(input: Input): Readonly<Record<string, string>> {
  return { ...rangeFaults(input, RANGES, 'un nombre de mois'), ...reasonFaults(input) };
}

/** Of what was checked, or stored; a period that a stored row did not know yet is the usual one. */
export function settingsIn(input: Input): ModerationSettings {
  const number = (name: keyof ModerationSettings) => Number(input[name] ?? USUAL_RETENTION[name]);
  return {
    unpublishedMonths: number('unpublishedMonths'),
    removedMonths: number('removedMonths'),
    withdrawnMonths: number('withdrawnMonths'),
    replacedMonths: number('replacedMonths'),
    addressMonths: number('addressMonths'),
    reportMonths: number('reportMonths'),
    decisionMonths: number('decisionMonths'),
  };
}

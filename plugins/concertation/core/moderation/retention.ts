import type { ModerationSettings } from '../../contract/moderation.ts';

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

const RANGES: Readonly<Record<keyof ModerationSettings, readonly [least: number, most: number]>> = {
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
  const faults = Object.entries(RANGES).flatMap(([name, [least, most]]): [string, string][] => {
    const value = input[name];
    const good = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    return good ? [] : [[name, `Écrivez un nombre de mois de ${least} à ${most}.`]];
  });
  const { reason } = input;
  if (typeof reason !== 'string' || reason.trim().length < 5 || reason.length > 500)
    faults.push(['reason', 'Dites pourquoi, en 5 à 500 caractères.']);
  return Object.fromEntries(faults);
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

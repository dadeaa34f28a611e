import { Temporal } from 'temporal-polyfill';
import type { ModerationSettings } from '../../contract/moderation.ts';

/** Until somebody decides otherwise, with a reason. */
export const USUAL_RETENTION: ModerationSettings = {
  unpublishedMonths: 12,
  addressMonths: 12,
  reportMonths: 12,
  decisionMonths: 36,
};

const RANGES: Readonly<Record<keyof ModerationSettings, readonly [least: number, most: number]>> = {
  // An appeal must find its text.
  unpublishedMonths: [3, 60],
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

export function settingsIn(input: Input): ModerationSettings {
  const number = (name: keyof ModerationSettings) => Number(input[name]);
  return {
    unpublishedMonths: number('unpublishedMonths'),
    addressMonths: number('addressMonths'),
    reportMonths: number('reportMonths'),
    decisionMonths: number('decisionMonths'),
  };
}

/** ISO instant so many months before. */
export function monthsBefore(now: number, months: number): string {
  return new Date(
    Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').subtract({ months }).epochMilliseconds,
  ).toISOString();
}

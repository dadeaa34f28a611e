import type { Retention } from '../../contract/message-desk.ts';

/** A year after the answer somebody may still come back to it; two for what nobody settled, so that it is noticed. */
export const USUAL_RETENTION: Retention = { settledMonths: 12, waitingMonths: 24 };

const RANGES: Readonly<Record<keyof Retention, readonly [least: number, most: number]>> = {
  settledMonths: [1, 36],
  waitingMonths: [6, 36],
};

type Input = Readonly<Record<string, unknown>>;

export function retentionFaults(input: Input): Readonly<Record<string, string>> {
  const faults = Object.entries(RANGES).flatMap(([name, [least, most]]): [string, string][] => {
    const value = input[name];
    const good = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    return good ? [] : [[name, `Écrivez un nombre de mois, de ${least} à ${most}.`]];
  });
  const { reason } = input;
  const said = typeof reason === 'string' && reason.trim().length >= 5 && reason.length <= 500;
  return { ...Object.fromEntries(faults), ...(said ? {} : { reason: 'Dites pourquoi, en 5 à 500 caractères.' }) };
}

/** The instant so many months before now, in ISO; the day of the month is kept where there is one. */
export function monthsAgo(now: number, months: number): string {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.toISOString();
}

import { Temporal } from 'temporal-polyfill';
import { remembered } from './remembered.ts';

/** The agglomeration lives in one time zone; the law counts in it. */
export const PARIS = 'Europe/Paris';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** `YYYY-MM-DD` (no hour known) or `YYYY-MM-DDTHH:mm`, both in Paris time, both a date that exists. */
export function isParisMoment(text: string): boolean {
  try {
    if (DAY.test(text)) return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
    if (!MINUTE.test(text)) return false;
    Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

export function hasHour(moment: string): boolean {
  return moment.length > 10;
}

/** First instant at which the moment has come; a day without an hour begins at 00:00 in Paris. Epoch milliseconds. */
export function startOf(moment: string): number {
  return startInParis(moment);
}

const startInParis = remembered((moment) => toZoned(moment).epochMilliseconds);

/**
 * First instant at which the moment, taken as a closing, is over. A closing names the last minute
 * accepted: 23:59 is over at 00:00:00, and a day without an hour is over at midnight. Epoch milliseconds.
 */
export function endOf(moment: string): number {
  return endInParis(moment);
}

const endInParis = remembered((moment) => {
  const zoned = toZoned(moment);
  return (hasHour(moment) ? zoned.add({ minutes: 1 }) : zoned.add({ days: 1 })).epochMilliseconds;
});

/** Midnights in Paris: the first instant of the day `days` after the day of `moment`. Epoch milliseconds. */
export function midnightAfter(moment: string, days: number): number {
  return midnight(`${moment.slice(0, 10)} ${days}`);
}

/** When clocks in Paris show `hour` (`HH:mm`) on the day `days` after the day of `moment`. Epoch milliseconds. */
export function hourAfter(moment: string, days: number, hour: string): number {
  return onTheClock(`${moment.slice(0, 10)} ${days} ${hour}`);
}

const onTheClock = remembered((asked) => {
  const [from = '', days, hour = ''] = asked.split(' ');
  const day = Temporal.PlainDate.from(from).add({ days: Number(days) });
  return toZoned(`${day.toString()}T${hour}`).epochMilliseconds;
});

/** Of a day and a number of days after it. Pages that count days ask for the same few thousand midnights for ever. */
const midnight = remembered((asked) => {
  const [from = '', days] = asked.split(' ');
  const day = Temporal.PlainDate.from(from).add({ days: Number(days) });
  return day.toZonedDateTime({ timeZone: PARIS }).epochMilliseconds;
});

/** Paris wall clock of an instant, to the minute: `YYYY-MM-DDTHH:mm`. */
export function parisMoment(epochMilliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMilliseconds))
    .toZonedDateTimeISO(PARIS)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

function toZoned(moment: string): Temporal.ZonedDateTime {
  const plain = Temporal.PlainDateTime.from(hasHour(moment) ? moment : `${moment}T00:00`);
  return plain.toZonedDateTime(PARIS);
}

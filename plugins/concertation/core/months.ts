import { Temporal } from 'temporal-polyfill';

/** The same day so many months later; the 31st becomes the last day of a shorter month. Epoch milliseconds. */
export function monthsAfter(from: number, months: number): number {
  return inUtc(from).add({ months }).epochMilliseconds;
}

/** The same day so many months earlier; the 31st becomes the last day of a shorter month. Epoch milliseconds. */
export function monthsBefore(now: number, months: number): number {
  return inUtc(now).subtract({ months }).epochMilliseconds;
}

/** A clock that was moved tells fractions, which no calendar takes. */
function inUtc(instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO('UTC');
}

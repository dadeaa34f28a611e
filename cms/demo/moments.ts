import { Temporal } from 'temporal-polyfill';
import type { RelativeMoment } from './demo-types.ts';

const PARIS = 'Europe/Paris';

/** A moment of the files, turned into a Paris moment; `firstStart` in epoch milliseconds. */
export function resolveMoment(moment: string | RelativeMoment, firstStart: number): string {
  if (typeof moment === 'string') return moment;
  const there = Temporal.Instant.fromEpochMilliseconds(firstStart).toZonedDateTimeISO(PARIS).add(moment.offset);
  const day = there.toPlainDate().toString();
  if (moment.at === 'day') return day;
  if (moment.at !== undefined) return `${day}T${moment.at}`;
  return there.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

export function isRelativeMoment(value: unknown): value is RelativeMoment {
  return typeof value === 'object' && value !== null && 'offset' in value && typeof value.offset === 'string';
}

/** A copy of `value` in which every relative moment, at any depth, has become a Paris moment. */
export function resolveMoments(value: unknown, firstStart: number): unknown {
  if (isRelativeMoment(value)) return resolveMoment(value, firstStart);
  if (Array.isArray(value)) return value.map((item) => resolveMoments(item, firstStart));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveMoments(item, firstStart)]));
}

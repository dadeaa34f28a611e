import { midnightAfter, parisMoment } from '@aggloforum/concertation/contract';
import type { RelativeMoment } from './demo-types.ts';

const OFFSET = /^(?<sign>-?)P(?:(?<days>\d+)D|T(?<minutes>\d+)M)$/;

/** A relative moment of the files as a Paris moment; `firstStart` in epoch milliseconds. */
export function resolveMoment({ offset, at }: RelativeMoment, firstStart: number): string {
  const { sign, days, minutes } = OFFSET.exec(offset)?.groups ?? {};
  if (sign === undefined) throw new Error(`The demo content has no offset like ${offset}: days or minutes only.`);
  const direction = sign === '-' ? -1 : 1;
  if (minutes !== undefined) return parisMoment(firstStart + direction * Number(minutes) * 60_000);
  const there = parisMoment(firstStart);
  // Counted in days of the calendar, so that the hour stays the same over a clock change.
  const day = parisMoment(midnightAfter(there, direction * Number(days))).slice(0, 10);
  return at === 'day' ? day : `${day}T${at ?? there.slice(11)}`;
}

/** A copy of `value` in which every relative moment, at any depth, has become a Paris moment. */
export function resolveMoments(value: unknown, firstStart: number): unknown {
  if (isRelativeMoment(value)) return resolveMoment(value, firstStart);
  if (Array.isArray(value)) return value.map((item) => resolveMoments(item, firstStart));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveMoments(item, firstStart)]));
}

function isRelativeMoment(value: unknown): value is RelativeMoment {
  return typeof value === 'object' && value !== null && 'offset' in value && typeof value.offset === 'string';
}

import {
  effectiveClosing,
  endOf,
  hasHour,
  midnightAfter,
  type Passed,
  type PhaseFacts,
} from '@aggloforum/concertation/contract';
import { frenchHour, frenchMoment } from './dates.ts';
import { WIDE } from './typography.ts';

/** Beyond two months a count of days tells nobody anything. */
const COUNTED_DAYS = 60;

/** Whole days of the calendar between today and the day of `moment`: 0 on the day itself, null when too far or over. */
export function daysUntil(moment: string, passed: Passed): number | null {
  if (passed(midnightAfter(moment, 1))) return null;
  for (let days = 0; days <= COUNTED_DAYS; days += 1) {
    if (passed(midnightAfter(moment, -days))) return days;
  }
  return null;
}

export interface Remaining {
  readonly text: string;
  /** Time is running out: three days or fewer. */
  readonly urgent: boolean;
}

/** « encore 12 jours », « ferme demain à 18 h », « ferme aujourd’hui à 23 h 59 »; null without a near closing. */
export function remaining(consultation: PhaseFacts, passed: Passed): Remaining | null {
  const closing = effectiveClosing(consultation);
  if (closing === null || passed(endOf(closing))) return null;
  const days = daysUntil(closing, passed);
  if (days === null) return null;
  const hour = hasHour(closing) ? ` à ${frenchHour(closing)}` : '';
  if (days === 0) return { text: `ferme aujourd’hui${hour}`, urgent: true };
  if (days === 1) return { text: `ferme demain${hour}`, urgent: true };
  return { text: `encore ${days}${WIDE}jours`, urgent: days <= 3 };
}

/** « ouvre demain à 9 h », « ouvre le 4 décembre 2026 à 9 h ». */
export function opening(opens: string, passed: Passed): string {
  const hour = hasHour(opens) ? ` à ${frenchHour(opens)}` : '';
  const days = daysUntil(opens, passed);
  if (days === 0) return `ouvre aujourd’hui${hour}`;
  if (days === 1) return `ouvre demain${hour}`;
  return `ouvre le ${frenchMoment(opens)}`;
}

import { hasHour, parisMoment } from '@aggloforum/concertation/contract';
import type { Instant, ParisMoment } from '@aggloforum/publisher/contract';
import { NARROW } from './typography.ts';

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const SHORT_MONTHS = 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' ');
const WEEKDAYS = 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' ');

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** « 1er décembre 2026 ». */
export function frenchDay(moment: ParisMoment): string {
  const { year, month, day } = partsOf(moment);
  return `${ordinal(day)} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** « mardi 1er décembre 2026 ». */
function frenchWeekdayDay(moment: ParisMoment): string {
  return `${weekday(moment)} ${frenchDay(moment)}`;
}

/** « 9 h », « 18 h 30 », « midi » is never used; empty for a day without an hour. */
export function frenchHour(moment: ParisMoment): string {
  if (!hasHour(moment)) return '';
  const [hours = '0', minutes = '00'] = moment.slice(11).split(':');
  const rest = minutes === '00' ? '' : `${NARROW}${minutes}`;
  return `${Number(hours)}${NARROW}h${rest}`;
}

/** « 4 décembre 2026 à 9 h », or the day alone. */
export function frenchMoment(moment: ParisMoment): string {
  return hasHour(moment) ? `${frenchDay(moment)} à ${frenchHour(moment)}` : frenchDay(moment);
}

/** « du 11 janvier au 11 avril 2016 »: what both ends share is said once, hours are left out. */
export function frenchPeriod(from: ParisMoment, to: ParisMoment): string {
  const [first, last] = [partsOf(from), partsOf(to)];
  if (from.slice(0, 10) === to.slice(0, 10)) return `le ${frenchDay(to)}`;
  if (first.year !== last.year) return `du ${frenchDay(from)} au ${frenchDay(to)}`;
  if (first.month !== last.month)
    return `du ${ordinal(first.day)} ${MONTHS[first.month - 1] ?? ''} au ${frenchDay(to)}`;
  return `du ${ordinal(first.day)} au ${frenchDay(to)}`;
}

/** When an event takes place: « jeudi 11 février 2027, de 18 h 30 à 20 h ». */
export function frenchSlot(starts: ParisMoment, ends: ParisMoment | null): string {
  if (ends !== null && ends.slice(0, 10) !== starts.slice(0, 10)) return frenchPeriod(starts, ends);
  if (!hasHour(starts)) return frenchWeekdayDay(starts);
  if (ends === null || !hasHour(ends)) return `${frenchWeekdayDay(starts)}, ${frenchHour(starts)}`;
  return `${frenchWeekdayDay(starts)}, de ${frenchHour(starts)} à ${frenchHour(ends)}`;
}

/** The leaf of a calendar: « jeu. », « 11 », « févr. ». */
export function leaf(moment: ParisMoment): { weekday: string; day: string; month: string } {
  const { month, day } = partsOf(moment);
  return {
    weekday: `${weekday(moment).slice(0, 3)}.`,
    day: ordinal(day),
    month: SHORT_MONTHS[month - 1] ?? '',
  };
}

export function monthTitle(moment: ParisMoment): string {
  const { year, month } = partsOf(moment);
  return `${MONTHS[month - 1] ?? ''} ${year}`;
}

/** An instant of the machines, as Paris reads it. */
export function frenchInstant(instant: Instant): string {
  return frenchMoment(parisMoment(Date.parse(instant)));
}

/** The last day on which something is in time: `dueAt` is the first instant at which it is late. */
export function frenchDueDay(dueAt: Instant): string {
  return frenchWeekdayDay(parisMoment(Date.parse(dueAt) - 1));
}

function ordinal(day: number): string {
  return day === 1 ? '1er' : String(day);
}

function weekday(moment: ParisMoment): string {
  const { year, month, day } = partsOf(moment);
  return WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
}

function partsOf(moment: ParisMoment): Parts {
  return { year: Number(moment.slice(0, 4)), month: Number(moment.slice(5, 7)), day: Number(moment.slice(8, 10)) };
}

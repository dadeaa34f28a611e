import {
  dayInFrench,
  hasHour,
  monthInFrench,
  ordinal,
  parisMoment,
  timeInWords,
  weekdayInFrench,
} from '@aggloforum/concertation/contract';
import type { Instant, ParisMoment } from '@aggloforum/publisher/contract';

export {
  dayInFrench as frenchDay,
  instantInFrench as frenchInstant,
  momentInFrench as frenchMoment,
} from '@aggloforum/concertation/contract';

const SHORT_MONTHS = 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' ');

/** « 9 h », « 18 h 30 », « midi » is never used; empty for a day without an hour. */
export function frenchHour(moment: ParisMoment): string {
  return hasHour(moment) ? timeInWords(moment.slice(11)) : '';
}

/** « du 11 janvier au 11 avril 2016 »: what both ends share is said once, hours are left out. */
export function frenchPeriod(from: ParisMoment, to: ParisMoment): string {
  const until = dayInFrench(to);
  if (from.slice(0, 10) === to.slice(0, 10)) return `le ${until}`;
  if (from.slice(0, 4) !== to.slice(0, 4)) return `du ${dayInFrench(from)} au ${until}`;
  const first = ordinal(dayOf(from));
  return from.slice(0, 7) === to.slice(0, 7)
    ? `du ${first} au ${until}`
    : `du ${first} ${monthInFrench(from)} au ${until}`;
}

/** When an event takes place: « jeudi 11 février 2027, de 18 h 30 à 20 h ». */
export function frenchSlot(starts: ParisMoment, ends: ParisMoment | null): string {
  if (ends !== null && ends.slice(0, 10) !== starts.slice(0, 10)) return frenchPeriod(starts, ends);
  const day = weekdayInFrench(starts);
  if (!hasHour(starts)) return day;
  if (ends === null || !hasHour(ends)) return `${day}, ${frenchHour(starts)}`;
  return `${day}, de ${frenchHour(starts)} à ${frenchHour(ends)}`;
}

/** The leaf of a calendar: « jeu. », « 11 », « févr. ». */
export function leaf(moment: ParisMoment): { weekday: string; day: string; month: string } {
  return {
    weekday: `${weekdayInFrench(moment).slice(0, 3)}.`,
    day: ordinal(dayOf(moment)),
    month: SHORT_MONTHS[Number(moment.slice(5, 7)) - 1] ?? '',
  };
}

export function monthTitle(moment: ParisMoment): string {
  return `${monthInFrench(moment)} ${moment.slice(0, 4)}`;
}

/** The last day on which something is in time: `dueAt` is the first instant at which it is late. */
export function frenchDueDay(dueAt: Instant): string {
  return weekdayInFrench(parisMoment(Date.parse(dueAt) - 1));
}

function dayOf(moment: ParisMoment): number {
  return Number(moment.slice(8, 10));
}

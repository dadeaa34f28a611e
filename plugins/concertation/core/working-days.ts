import { Temporal } from 'temporal-polyfill';
import { midnightAfter, parisMoment } from './paris-time.ts';
import { remembered } from './remembered.ts';

/**
 * Working days of the services: Monday to Friday without the eleven public holidays of the Code du travail (L3133-1).
 * A day is `YYYY-MM-DD`, always in Paris; an instant is in epoch milliseconds.
 */
const FIXED_HOLIDAYS = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Easter Monday, Ascension and Whit Monday, in days after Easter. */
const AFTER_EASTER = [1, 39, 50];

/** The Paris day of an instant. */
export function parisDay(instant: number): string {
  return parisMoment(instant).slice(0, 10);
}

export function isHoliday(day: string): boolean {
  return FIXED_HOLIDAYS.includes(day.slice(5)) || movingHolidays(day.slice(0, 4)).split(' ').includes(day);
}

export function isWorkingDay(day: string): boolean {
  return dateOf(day).dayOfWeek <= 5 && !isHoliday(day);
}

/** The `count`-th working day after `day`; `day` itself does not count, whatever it is. With 0, `day` itself. */
export function workingDayAfter(day: string, count: number): string {
  let date = dateOf(day);
  for (let left = count; left > 0;) {
    date = date.add({ days: 1 });
    if (isWorkingDay(date.toString())) left -= 1;
  }
  return date.toString();
}

/** The `count`-th working day before `day`. With 0, `day` itself. */
export function workingDayBefore(day: string, count: number): string {
  let date = dateOf(day);
  for (let left = count; left > 0;) {
    date = date.subtract({ days: 1 });
    if (isWorkingDay(date.toString())) left -= 1;
  }
  return date.toString();
}

/** How many working days lie after `from`, up to `to` and with it; negative when `to` is before `from`. */
export function workingDaysUntil(from: string, to: string): number {
  if (to < from) return -workingDaysUntil(to, from);
  let count = 0;
  for (let date = dateOf(from).add({ days: 1 }); date.toString() <= to; date = date.add({ days: 1 }))
    if (isWorkingDay(date.toString())) count += 1;
  return count;
}

/** The last day on which an answer is in time: what is received on a day is owed `count` working days after it. */
export function dueDay(receivedAt: number, count: number): string {
  return workingDayAfter(parisDay(receivedAt), count);
}

/** The first instant at which what was due on that day is late. Epoch milliseconds. */
export function lateFrom(due: string): number {
  return midnightAfter(due, 1);
}

/** Monday and Sunday of the week of a day. */
export function weekOf(day: string): { readonly from: string; readonly to: string } {
  const date = dateOf(day);
  const from = date.subtract({ days: date.dayOfWeek - 1 });
  return { from: from.toString(), to: from.add({ days: 6 }).toString() };
}

const movingHolidays = remembered((year) =>
  AFTER_EASTER.map((days) => easter(Number(year)).add({ days }).toString()).join(' '),
);

/** The Gregorian Easter Sunday: the anonymous algorithm (Nature, 1876; Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const [quarter, leap] = [Math.floor(century / 4), century % 4];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - quarter - correction + 15) % 30;
  const [fourth, rest] = [Math.floor((year % 100) / 4), year % 4];
  const weekday = (32 + 2 * leap + 2 * fourth - epact - rest) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const at = epact + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(at / 31), day: (at % 31) + 1 });
}

function dateOf(day: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(day);
}

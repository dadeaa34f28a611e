import { ordinal } from './french-words.ts';
import { timeInWords } from './hours.ts';
import { hasHour, parisMoment } from './paris-time.ts';

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const WEEKDAYS = 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' ');

/** « 1er décembre 2026 », of a moment in Paris. */
export function dayInFrench(moment: string): string {
  return `${ordinal(Number(moment.slice(8, 10)))} ${monthInFrench(moment)} ${moment.slice(0, 4)}`;
}

/** « mardi 1er décembre 2026 ». */
export function weekdayInFrench(moment: string): string {
  return `${WEEKDAYS[new Date(moment.slice(0, 10)).getUTCDay()] ?? ''} ${dayInFrench(moment)}`;
}

/** « 1er décembre 2026 à 9 h », or the day alone where no hour is known. */
export function momentInFrench(moment: string): string {
  return withHour(dayInFrench(moment), moment);
}

/** « mardi 1er décembre 2026 à 9 h », or the day alone where no hour is known. */
export function weekdayMomentInFrench(moment: string): string {
  return withHour(weekdayInFrench(moment), moment);
}

/** « 1er décembre 2026 à 14 h 46 », on the clocks of Paris. */
export function instantInFrench(instant: string): string {
  return momentInFrench(parisMoment(Date.parse(instant)));
}

export function monthInFrench(moment: string): string {
  return MONTHS[Number(moment.slice(5, 7)) - 1] ?? '';
}

function withHour(day: string, moment: string): string {
  return hasHour(moment) ? `${day} à ${timeInWords(moment.slice(11))}` : day;
}

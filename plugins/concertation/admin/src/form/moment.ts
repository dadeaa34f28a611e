import { timeInWords } from '../../../core/hours.ts';
import { instantInFrench } from '../../../core/messages/receipt.ts';

export interface DayAndTime {
  readonly day: string;
  readonly time: string;
}

/** A moment of Paris, `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm`, as the two native inputs hold it. */
export function splitMoment(moment: string): DayAndTime {
  const [day = '', time = ''] = moment.split('T');
  return { day, time };
}

/** An hour without a day is no moment: clearing the day clears both. */
export function joinMoment({ day, time }: DayAndTime): string {
  if (day === '') return '';
  return time === '' ? day : `${day}T${time.slice(0, 5)}`;
}

const DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' });

/** « mardi 3 novembre 2026 à 18 h 30 »; the text itself when it is no moment. */
export function momentInWords(moment: string): string {
  const { day, time } = splitMoment(moment);
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return moment;
  const words = DAY.format(date).replace(/ 1 /, ' 1er ');
  return time === '' ? words : `${words} à ${timeInWords(time)}`;
}

/** « 3 novembre 2026 à 10 h »: an instant in UTC, read on a clock in Paris. */
export function stampInWords(instant: string): string {
  return Number.isNaN(Date.parse(instant)) ? instant : instantInFrench(instant);
}

/** « enregistré le … par … »; nothing for what nobody has saved by hand. */
export function savedInWords({ savedAt, savedBy }: { savedAt: string; savedBy: string }, verb: string): string {
  if (savedAt === '') return '';
  return `${verb} le ${stampInWords(savedAt)}${savedBy === '' ? '' : ` par ${savedBy}`}`;
}

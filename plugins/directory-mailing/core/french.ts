import { hasHour, startOf } from '@aggloforum/concertation/contract';

const DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'Europe/Paris' });
const HOUR = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Paris' });

/** Between a number and its unit: « 18 h 30 » stays on one line. */
const NARROW = '\u202f';

/** « lundi 23 novembre 2026 à 18 h 30 »; a day without an hour shows none. */
export function momentInWords(moment: string): string {
  const start = startOf(moment);
  const day = DAY.format(start).replace(/(?<= )1(?= )/, '1er');
  return hasHour(moment) ? `${day} à ${hourInWords(start)}` : day;
}

/** « 18 h 30 », « 9 h » of an instant in epoch milliseconds, in Paris. */
export function hourInWords(instant: number): string {
  const [hours, minutes] = HOUR.format(instant).split(':');
  return `${Number(hours)}${NARROW}h${minutes === '00' ? '' : `${NARROW}${minutes}`}`;
}

/** For what begins a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Narrow no-break spaces before double punctuation and inside quotes. */
export function typeset(text: string): string {
  return text
    .trim()
    .replace(/\s+([;!?»])/g, '\u202f$1')
    .replace(/\s+:(?=\s|$)/g, '\u00a0:')
    .replace(/«\s+/g, '«\u202f')
    .replace(/'/g, '’');
}

export function typesetKeepingUrls(text: string): string {
  return text.replace(/^([^:]+?) : /, '$1\u00a0: ');
}

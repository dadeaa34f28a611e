import { hasHour, parisMoment, timeInWords, weekdayMomentInFrench } from '@aggloforum/concertation/contract';

/** « lundi 23 novembre 2026 à 18 h 30 »; a day without an hour shows none. */
export const momentInWords = weekdayMomentInFrench;

/** Of something that ends: a day without an hour is part of it, as the page and the poster say. */
export function endInWords(moment: string): string {
  return hasHour(moment) ? momentInWords(moment) : `${momentInWords(moment)} inclus`;
}

/** « 18 h 30 », « 9 h » of an instant in epoch milliseconds, in Paris. */
export function hourInWords(instant: number): string {
  return timeInWords(parisMoment(instant).slice(11));
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

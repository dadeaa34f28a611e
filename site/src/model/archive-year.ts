import { effectiveClosing } from '@aggloforum/concertation/contract';
import type { ConsultationView } from './view.ts';

/** Stands for the year of what has none. */
export const NO_YEAR = 'sans-date';

/** The year of the closing; an approximate period in words gives the last year that it names. */
export function archiveYear(item: ConsultationView): string {
  const known = effectiveClosing(item) ?? item.opens;
  if (known !== null) return known.slice(0, 4);
  return item.periodText?.match(/\b(?:19|20)\d{2}\b/g)?.at(-1) ?? NO_YEAR;
}

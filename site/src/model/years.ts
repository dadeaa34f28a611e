import { effectiveClosing } from '@aggloforum/concertation/contract';
import type { ListFamily } from './lists.ts';
import type { SiteModel } from './source.ts';
import type { ConsultationView } from './view.ts';

/** Stands for the year of what has none. */
const NO_YEAR = 'sans-date';

/** The years that hold something, the latest first; what has no year comes last. */
export function yearsOf(model: SiteModel, family: Exclude<ListFamily, 'slots'>): string[] {
  const order = (year: string) => (year === NO_YEAR ? '' : year);
  return [...model.members(family)].sort((a, b) => order(b).localeCompare(order(a)));
}

export function yearLabel(year: string): string {
  return year === NO_YEAR ? 'Sans date connue' : year;
}

/** The year of the closing; an approximate period in words gives the last year that it names. */
export function archiveYear(item: ConsultationView): string {
  const known = effectiveClosing(item) ?? item.opens;
  if (known !== null) return known.slice(0, 4);
  return item.periodText?.match(/\b(?:19|20)\d{2}\b/g)?.at(-1) ?? NO_YEAR;
}

import { NO_YEAR } from './archive-year.ts';
import type { ListFamily } from './lists.ts';
import type { SiteModel } from './site-model.ts';

/** The years that hold something, the latest first; what has no year comes last. */
export function yearsOf(model: SiteModel, family: ListFamily): string[] {
  return [...model.members(family)].sort(latestYearFirst);
}

export function latestYearFirst(a: string, b: string): number {
  const order = (year: string) => (year === NO_YEAR ? '' : year);
  return order(b).localeCompare(order(a));
}

export function yearLabel(year: string): string {
  return year === NO_YEAR ? 'Sans date connue' : year;
}

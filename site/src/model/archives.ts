import { effectiveClosing } from '@aggloforum/concertation/contract';
import { groupBy } from './grouping.ts';
import { isOver } from './phases.ts';
import type { ConsultationView, SiteView } from './view.ts';

/** What is over, by year of closing, the latest first; what has no date at all comes last, under ''. */
export function archiveYears({ consultations }: SiteView): { year: string; consultations: ConsultationView[] }[] {
  const years = groupBy(
    consultations.filter(({ phase }) => isOver(phase)),
    archiveYear,
  );
  return [...years]
    .map(([year, items]) => ({ year, consultations: items }))
    .sort((a, b) => b.year.localeCompare(a.year));
}

/** An approximate period in words gives the last year that it names. */
function archiveYear(item: ConsultationView): string {
  const known = effectiveClosing(item) ?? item.opens;
  if (known !== null) return known.slice(0, 4);
  return item.periodText?.match(/\b(?:19|20)\d{2}\b/g)?.at(-1) ?? '';
}

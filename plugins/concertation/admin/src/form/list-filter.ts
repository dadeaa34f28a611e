import type { DossierListItem } from '../../../contract/dossier.ts';

export interface ListFilter {
  readonly text: string;
  readonly state: string;
  readonly phase: string;
  readonly department: string;
}

/** Empty criteria let everything pass; the text is sought without accents or capitals, in title and department. */
export function filterDossiers(items: readonly DossierListItem[], filter: ListFilter): readonly DossierListItem[] {
  const words = plain(filter.text).split(/\s+/).filter(Boolean);
  return items.filter(
    ({ title, state, phase, department }) =>
      (filter.state === '' || state === filter.state) &&
      (filter.phase === '' || phase === filter.phase) &&
      (filter.department === '' || department === filter.department) &&
      words.every((word) => plain(`${title} ${department ?? ''}`).includes(word)),
  );
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

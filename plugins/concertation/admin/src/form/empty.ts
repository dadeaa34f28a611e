import type {
  ConsultationForm,
  DocumentForm,
  Dossier,
  DossierChoices,
  EventForm,
  FactForm,
  MeansForm,
  MediaRef,
  PlaceForm,
  SourceForm,
} from '../../../contract/dossier.ts';
import { blankConsultation, blankEvent, blankProject } from '../../../core/blank-dossier.ts';
import { roleOf, titleOf } from './file-name.ts';

/** A new dossier; what makes it the writer's own is there from the first. */
export function emptyDossier(own: DossierChoices['own'] = { leads: [], communes: [] }): Dossier {
  return { project: { ...blankProject(), ...own }, consultations: [emptyConsultation([])], events: [] };
}

/** Ids of rows that the server does not know yet; a meeting may already point to such a consultation. */
function freshId(taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`new-${number}`)) number += 1;
  return `new-${number}`;
}

export function emptyConsultation(taken: readonly string[]): ConsultationForm {
  return blankConsultation(freshId(taken));
}

export function emptyEvent(taken: readonly string[], consultation: string): EventForm {
  return { ...blankEvent(freshId(taken)), consultation };
}

export function documentOf(file: MediaRef): DocumentForm {
  return { role: roleOf(file.name), title: titleOf(file.name), file, url: '', date: '' };
}

export function emptyDocument(): DocumentForm {
  return { role: 'file', title: '', file: null, url: '', date: '' };
}

export function emptyPlace(): PlaceForm {
  return { name: '', address: '', hours: '' };
}

export function emptyFact(): FactForm {
  return { kind: 'extended', at: '', until: '', reason: '' };
}

export function emptyMeans(): MeansForm {
  return { what: '', where: '', evidence: '' };
}

export function emptySource(): SourceForm {
  return { label: '', url: '' };
}

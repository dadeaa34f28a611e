import type { ConsultationForm, Dossier, EventForm, ProjectForm } from '../contract/dossier.ts';
import { blankConsultation, blankEvent, blankProject } from './blank-dossier.ts';

/** Whole forms for tests, which state only the fields that matter to them. */
export function aProject(fields: Partial<ProjectForm> = {}): ProjectForm {
  return { ...blankProject(), title: 'Ligne T2', slug: 'ligne-t2', ...fields };
}

export function aConsultation(fields: Partial<ConsultationForm> = {}): ConsultationForm {
  return {
    ...blankConsultation('new-1'),
    title: 'Tracé de la ligne',
    slug: 'trace',
    procedure: 'procedure',
    contributionEmail: 'ligne-t2@example.fr',
    ...fields,
  };
}

export function anEvent(fields: Partial<EventForm> = {}): EventForm {
  return { ...blankEvent('new-event-1'), starts: '2026-12-03T18:30', ...fields };
}

export function aDossier(fields: Partial<Dossier> = {}): Dossier {
  return {
    project: aProject(),
    consultations: [aConsultation()],
    events: [anEvent({ consultation: 'new-1' })],
    ...fields,
  };
}

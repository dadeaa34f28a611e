import type { ConsultationForm, Dossier, EventForm, ProjectForm } from '../contract/dossier.ts';

/** Whole forms for tests, which state only the fields that matter to them. */
export function aProject(fields: Partial<ProjectForm> = {}): ProjectForm {
  return {
    title: 'Ligne T2',
    slug: 'ligne-t2',
    summary: '',
    body: '',
    cover: null,
    coverAlt: '',
    coverCredit: '',
    visibleFrom: '',
    department: '',
    sponsor: '',
    communes: [],
    themes: [],
    leads: [],
    contactEmail: '',
    ...fields,
  };
}

export function aConsultation(fields: Partial<ConsultationForm> = {}): ConsultationForm {
  return {
    id: 'new-1',
    title: 'Tracé de la ligne',
    slug: 'trace',
    introduction: '',
    visibleFrom: '',
    procedure: 'procedure',
    legalBasis: '',
    reference: '',
    organiser: '',
    notice: '',
    opens: '',
    closes: '',
    periodText: '',
    facts: [],
    registerUrl: '',
    contributionEmail: 'ligne-t2@example.fr',
    postalAddress: '',
    places: [],
    promisedMeans: [],
    openToDiscussion: '',
    notOpenToDiscussion: '',
    becomingOfContributions: '',
    reportBackBy: '',
    guarantor: '',
    documents: [],
    communes: [],
    outcomeOpinion: '',
    outcomeReportDate: '',
    outcomeDecision: '',
    outcomeDecisionDate: '',
    outcomeFollowUp: '',
    observationsCounted: null,
    sources: [],
    inferred: '',
    caveats: '',
    origin: 'native',
    ...fields,
  };
}

export function anEvent(fields: Partial<EventForm> = {}): EventForm {
  return {
    id: 'new-event-1',
    consultation: '',
    kind: 'public-meeting',
    title: 'Réunion publique',
    starts: '2026-12-03T18:30',
    ends: '',
    place: '',
    address: '',
    onlineUrl: '',
    eventStatus: 'planned',
    changedFrom: '',
    cancellationReason: '',
    attendance: null,
    ...fields,
  };
}

export function aDossier(fields: Partial<Dossier> = {}): Dossier {
  return {
    project: aProject(),
    consultations: [aConsultation()],
    events: [anEvent({ consultation: 'new-1' })],
    ...fields,
  };
}

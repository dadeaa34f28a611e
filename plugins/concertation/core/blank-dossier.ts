import type { ConsultationForm, EventForm, ProjectForm } from '../contract/dossier.ts';

/** Forms in which nobody has written yet: what a new row holds, and what a test starts from. */
export function blankProject(): ProjectForm {
  return {
    title: '',
    slug: '',
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
  };
}

export function blankConsultation(id: string): ConsultationForm {
  return {
    id,
    title: '',
    slug: '',
    introduction: '',
    visibleFrom: '',
    procedure: '',
    legalBasis: '',
    reference: '',
    organiser: '',
    notice: '',
    opens: '',
    closes: '',
    periodText: '',
    facts: [],
    registerUrl: '',
    contributionEmail: '',
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
  };
}

export function blankEvent(id: string): EventForm {
  return {
    id,
    consultation: '',
    kind: 'public-meeting',
    title: 'Réunion publique',
    starts: '',
    ends: '',
    place: '',
    address: '',
    onlineUrl: '',
    eventStatus: 'planned',
    changedFrom: '',
    cancellationReason: '',
    attendance: null,
  };
}

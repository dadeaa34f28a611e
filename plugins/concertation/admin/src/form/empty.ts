import type {
  ConsultationForm,
  DocumentForm,
  Dossier,
  EventForm,
  FactForm,
  MeansForm,
  MediaRef,
  PlaceForm,
  ProjectForm,
  SourceForm,
} from '../../../contract/dossier.ts';
import { roleOf, titleOf } from './file-name.ts';

export function emptyDossier(): Dossier {
  return { project: emptyProject(), consultations: [emptyConsultation([])], events: [] };
}

/** Ids of rows that the server does not know yet; a meeting may already point to such a consultation. */
function freshId(taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`new-${number}`)) number += 1;
  return `new-${number}`;
}

export function emptyConsultation(taken: readonly string[]): ConsultationForm {
  return {
    id: freshId(taken),
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

export function emptyEvent(taken: readonly string[], consultation: string): EventForm {
  return {
    id: freshId(taken),
    consultation,
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

function emptyProject(): ProjectForm {
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

import type { ConsultationForm, Dossier, EventForm, MediaRef, ProjectForm } from '../../contract/dossier.ts';
import { rowOf, rowsOf, string, type Row } from './editorial.ts';

export const PROJECT_RELATIONS = { cover: true, department: true, communes: true, themes: true, leads: true };
export const CONSULTATION_RELATIONS = {
  project: true,
  procedure: true,
  facts: true,
  places: true,
  promisedMeans: true,
  documents: { populate: { file: true } },
  communes: true,
  sources: true,
};
export const EVENT_RELATIONS = { project: true, consultation: true };

export function toDossier(project: Row, consultations: readonly Row[], events: readonly Row[]): Dossier {
  return {
    project: toProjectForm(project),
    consultations: consultations.map(toConsultationForm),
    events: events.map(toEventForm),
  };
}

export function toProjectForm(row: Row): ProjectForm {
  return {
    ...texts(row, [
      'title',
      'slug',
      'summary',
      'body',
      'coverAlt',
      'coverCredit',
      'visibleFrom',
      'sponsor',
      'contactEmail',
    ]),
    cover: mediaOf(row['cover']),
    department: rowOf(row['department'])?.documentId ?? '',
    communes: documentIds(row['communes']),
    themes: documentIds(row['themes']),
    leads: rowsOf(row['leads'])
      .map(({ id }) => id)
      .sort((a, b) => a - b),
  };
}

const CONSULTATION_TEXTS = [
  'title',
  'slug',
  'introduction',
  'visibleFrom',
  'legalBasis',
  'reference',
  'organiser',
  'notice',
  'opens',
  'closes',
  'periodText',
  'registerUrl',
  'contributionEmail',
  'postalAddress',
  'openToDiscussion',
  'notOpenToDiscussion',
  'becomingOfContributions',
  'reportBackBy',
  'guarantor',
  'outcomeOpinion',
  'outcomeReportDate',
  'outcomeDecision',
  'outcomeDecisionDate',
  'outcomeFollowUp',
  'inferred',
  'caveats',
] as const;

export function toConsultationForm(row: Row): ConsultationForm {
  return {
    id: row.documentId,
    ...texts(row, CONSULTATION_TEXTS),
    procedure: rowOf(row['procedure'])?.documentId ?? '',
    facts: rowsOf(row['facts']).map((fact) => ({
      kind: fact['kind'] as 'suspended',
      ...texts(fact, ['at', 'until', 'reason']),
    })),
    places: rowsOf(row['places']).map((place) => texts(place, ['name', 'address', 'hours'])),
    promisedMeans: rowsOf(row['promisedMeans']).map((means) => texts(means, ['what', 'where', 'evidence'])),
    documents: rowsOf(row['documents']).map((document) => ({
      role: document['role'] as 'file',
      ...texts(document, ['title', 'url', 'date']),
      file: mediaOf(document['file']),
    })),
    communes: documentIds(row['communes']),
    observationsCounted: numberOf(row['observationsCounted']),
    sources: rowsOf(row['sources']).map((source) => texts(source, ['label', 'url'])),
    origin: (row['origin'] ?? 'native') as 'native',
  };
}

export function toEventForm(row: Row): EventForm {
  return {
    id: row.documentId,
    consultation: rowOf(row['consultation'])?.documentId ?? '',
    kind: row['kind'] as 'public-meeting',
    ...texts(row, ['title', 'starts', 'ends', 'place', 'address', 'onlineUrl', 'changedFrom', 'cancellationReason']),
    eventStatus: (row['eventStatus'] ?? 'planned') as 'planned',
    attendance: numberOf(row['attendance']),
  };
}

/** What the Document Service takes for a draft of the project. */
export function projectData(form: ProjectForm): Record<string, unknown> {
  return {
    ...form,
    cover: form.cover?.id ?? null,
    department: one(form.department),
    communes: many(form.communes),
    themes: many(form.themes),
    leads: { set: form.leads.map((id) => ({ id })) },
  };
}

export function consultationData({ id: _id, ...form }: ConsultationForm, project: string): Record<string, unknown> {
  return {
    ...form,
    project: one(project),
    procedure: one(form.procedure),
    communes: many(form.communes),
    documents: form.documents.map((document) => ({ ...document, file: document.file?.id ?? null })),
  };
}

export function eventData(
  { id: _id, ...form }: EventForm,
  project: string,
  consultation: string,
): Record<string, unknown> {
  return { ...form, project: one(project), consultation: one(consultation) };
}

function one(documentId: string): object {
  return { set: documentId === '' ? [] : [{ documentId }] };
}

function many(documentIds: readonly string[]): object {
  return { set: documentIds.map((documentId) => ({ documentId })) };
}

function texts<Name extends string>(row: Row, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, string(row[name])])) as Record<Name, string>;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function documentIds(value: unknown): string[] {
  return rowsOf(value)
    .map(({ documentId }) => documentId)
    .sort();
}

function mediaOf(value: unknown): MediaRef | null {
  const row = rowOf(value);
  if (!row) return null;
  const kilobytes = typeof row['size'] === 'number' ? row['size'] : 0;
  return { id: row.id, ...texts(row, ['name', 'url', 'mime']), bytes: Math.round(kilobytes * 1000) };
}

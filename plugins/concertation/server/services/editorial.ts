import type { Core } from '@strapi/strapi';
import type { Ownership } from '../../core/access.ts';
import type { PhaseFacts } from '../../core/phase.ts';

/** A row as Strapi gives it: named, never trusted to be whole. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: number; readonly documentId: string };
type Query = Readonly<Record<string, unknown>>;

/** The Document Service, as far as the dossier needs it. */
export interface Documents {
  findMany(query: Query): Promise<Row[]>;
  findOne(query: Query & { readonly documentId: string }): Promise<Row | null>;
  create(query: Query): Promise<Row>;
  update(query: Query & { readonly documentId: string }): Promise<Row | null>;
  publish(query: { readonly documentId: string }): Promise<unknown>;
  unpublish(query: { readonly documentId: string }): Promise<unknown>;
  delete(query: { readonly documentId: string }): Promise<unknown>;
}

export const PROJECT = 'api::project.project';
export const CONSULTATION = 'api::consultation.consultation';
export const EVENT = 'api::calendar-event.calendar-event';
export const EDITORIAL: ReadonlySet<string> = new Set([PROJECT, CONSULTATION, EVENT]);

export function documentsOf(strapi: Core.Strapi, uid: string): Documents {
  return strapi.documents(uid as 'api::project.project') as unknown as Documents;
}

export const PUBLISHED = { publishedAt: { $notNull: true } };

export const STATES = 'plugin::concertation.dossier-state';
export const VERSIONS = 'plugin::concertation.dossier-version';
export const SETTINGS = 'plugin::concertation.participation-setting';
export const CHANGES = 'plugin::concertation.participation-change';
export const POLICIES = 'plugin::concertation.moderation-policy';

export function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? (value as Row[]) : [];
}

export function rowOf(value: unknown): Row | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null;
}

export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Whose a project is. */
export function ownershipIn(project: Row | null): Ownership {
  return {
    leads: rowsOf(project?.['leads']).map(({ id }) => id),
    communes: rowsOf(project?.['communes']).map(({ documentId }) => documentId),
  };
}

/** What the phase of a consultation follows from. */
export function phaseFactsIn(consultation: Row): PhaseFacts {
  return {
    opens: string(consultation['opens']) || null,
    closes: string(consultation['closes']) || null,
    facts: rowsOf(consultation['facts']).map((fact) => ({
      kind: string(fact['kind']),
      at: string(fact['at']),
      until: string(fact['until']) || null,
    })),
  };
}

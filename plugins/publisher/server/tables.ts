import type { Core } from '@strapi/strapi';
import type { PublicType } from '../contract/changes.ts';

/** One public entry, by the name that it keeps for ever. */
export interface PublicRef {
  readonly type: PublicType;
  readonly id: string;
}

export const UID = {
  settings: 'api::site-settings.site-settings',
  department: 'api::department.department',
  commune: 'api::commune.commune',
  theme: 'api::theme.theme',
  procedure: 'api::procedure.procedure',
  project: 'api::project.project',
  consultation: 'api::consultation.consultation',
  event: 'api::calendar-event.calendar-event',
  synthesis: 'api::synthesis.synthesis',
  page: 'api::page.page',
  charter: 'api::charter.charter',
  redirect: 'api::redirect.redirect',
} as const;

export const ENTRY = 'plugin::publisher.outbox-entry';
export const PUBLISHED = { publishedAt: { $notNull: true } };

type Query = Readonly<Record<string, unknown>>;

/** A table as this plugin uses it, read and written without the Document Service. */
export interface Table<Row> {
  findOne(query: Query): Promise<Row | null>;
  findMany(query: Query): Promise<Row[]>;
  create(query: { readonly data: object }): Promise<Row>;
  update(query: { readonly where: object; readonly data: object }): Promise<Row | null>;
  updateMany(query: { readonly where: object; readonly data: object }): Promise<{ count: number }>;
  deleteMany(query: { readonly where: object }): Promise<{ count: number }>;
  count(query: Query): Promise<number>;
}

export function tableOf<Row>(strapi: Core.Strapi, uid: string): Table<Row> {
  return strapi.db.query(uid as 'api::project.project') as unknown as Table<Row>;
}

export function serviceOf<T>(strapi: Core.Strapi, name: string): T {
  return strapi.plugin('publisher').service(name) as T;
}

export function unique(refs: Iterable<PublicRef>): PublicRef[] {
  return [...new Map([...refs].map((ref) => [`${ref.type} ${ref.id}`, ref])).values()];
}

export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

import type { Core } from '@strapi/strapi';
import type { Row } from './services/editorial.ts';

type Query = Readonly<Record<string, unknown>>;

/** A table, read and written without the Document Service. */
export interface Table<T> {
  findOne(query: Query): Promise<T | null>;
  findMany(query: Query): Promise<T[]>;
  create(query: { readonly data: object }): Promise<T>;
  /** Reads nothing back. */
  createMany(query: { readonly data: readonly object[] }): Promise<{ readonly count: number }>;
  update(query: { readonly where: object; readonly data: object }): Promise<T | null>;
  updateMany(query: { readonly where: object; readonly data: object }): Promise<{ readonly count: number }>;
  deleteMany(query: { readonly where: object }): Promise<{ readonly count: number }>;
  count(query: Query): Promise<number>;
}

/** The one place where Strapi's rows get a type: what a table holds, whoever names it must know. */
export function tableOf<T = Row>(strapi: Core.Strapi, uid: string): Table<T> {
  return strapi.db.query(uid as 'api::project.project') as unknown as Table<T>;
}

/** As statements write it. */
export function nameOfTable(strapi: Core.Strapi, uid: string): string {
  return strapi.db.metadata.get(uid).tableName;
}

import type { Core } from '@strapi/strapi';
import type { PublicChange } from '../../contract/changes.ts';
import { chunksOf, tableOf } from '../tables.ts';
import type { Version } from './version.ts';

/** So many entries stand in memory at a time. */
const PAGE = 200;

/** How the entries of one type are read: some of them, or all, never more than a page at once. */
export interface Reader {
  some(ids: readonly string[]): AsyncGenerator<PublicChange[]>;
  every(): AsyncGenerator<PublicChange[]>;
}

interface Source<Row> {
  readonly uid: string;
  readonly where: object;
  /** Of types with draft and publication. */
  readonly version?: Version;
  readonly populate?: object;
  /** Only what is public is in the answer. */
  toChanges: (rows: readonly Row[]) => Promise<readonly PublicChange[]> | readonly PublicChange[];
}

/** A table whose rows are public entries by document id. What was asked for and is not public comes back as null. */
export function readerOf<Row extends { readonly id: number }>(
  strapi: Core.Strapi,
  type: PublicChange['type'],
  { uid, where: own, version, populate = {}, toChanges }: Source<Row>,
): Reader {
  const table = tableOf<Row>(strapi, uid);
  const where = { ...own, ...version?.where };
  const changesOf = async (rows: readonly Row[]) => toChanges(version?.seen(rows) ?? rows);
  return {
    async *some(ids) {
      for (const chunk of chunksOf(ids, PAGE)) {
        const rows = await table.findMany({ where: { ...where, documentId: { $in: chunk } }, populate });
        yield withAbsent(type, chunk, await changesOf(rows));
      }
    },
    async *every() {
      let last = 0;
      for (;;) {
        const page = { ...where, id: { $gt: last } };
        const rows = await table.findMany({ where: page, populate, orderBy: { id: 'asc' }, limit: PAGE });
        if (rows.length === 0) return;
        yield [...(await changesOf(rows))];
        last = rows.at(-1)?.id ?? last;
      }
    },
  };
}

/** A few entries that are quickest read whole. */
export function fewOf(
  type: PublicChange['type'],
  all: (ids?: readonly string[]) => Promise<readonly PublicChange[]>,
): Reader {
  return {
    async *some(ids) {
      for (const chunk of chunksOf(ids, PAGE)) yield withAbsent(type, chunk, await all(chunk));
    },
    async *every() {
      for (const chunk of chunksOf(await all(), PAGE)) yield chunk;
    },
  };
}

export function withAbsent(
  type: PublicChange['type'],
  ids: readonly string[],
  found: readonly PublicChange[],
): PublicChange[] {
  const present = new Map(found.map((change) => [change.id, change]));
  return ids.map((id) => present.get(id) ?? ({ type, id, row: null } as PublicChange));
}

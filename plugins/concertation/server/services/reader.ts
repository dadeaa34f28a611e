import type { Core } from '@strapi/strapi';
import type { Dossier } from '../../contract/dossier.ts';
import type { Ownership } from '../../core/access.ts';
import { CONSULTATION_RELATIONS, EVENT_RELATIONS, PROJECT_RELATIONS, toDossier } from './dossier-rows.ts';
import {
  CONSULTATION,
  documentsOf,
  EVENT,
  ownershipIn,
  PROJECT,
  type Row,
  rowOf,
  STATES,
  stringsOf,
} from './editorial.ts';
import { tableOf } from '../tables.ts';
import { idsBelow } from './below.ts';

export type EntryStatus = 'draft' | 'published';

/** Dossiers as they stand in the editorial tables, by project. */
export const reader = ({ strapi }: { strapi: Core.Strapi }) => {
  const entries = async (uid: string, status: EntryStatus, filters: object, populate: object) =>
    documentsOf(strapi, uid).findMany({ status, filters, populate, sort: 'id:asc', limit: -1 });

  /** In three questions, however many there are. */
  const all = async (status: EntryStatus, project?: string): Promise<Map<string, Dossier>> => {
    const own = project === undefined ? {} : { documentId: project };
    const ofProject = async (side: 'consultations' | 'events') => {
      if (project === undefined) return {};
      const it = { documentId: project };
      return { documentId: { $in: await idsBelow(strapi, it, side) }, project: it };
    };
    const projects = await entries(PROJECT, status, own, PROJECT_RELATIONS);
    const removed = status === 'draft' ? await removedIds(project) : new Set<string>();
    const kept = (rows: readonly Row[]) => byProject(rows.filter(({ documentId }) => !removed.has(documentId)));
    const consultations = kept(
      await entries(CONSULTATION, status, await ofProject('consultations'), CONSULTATION_RELATIONS),
    );
    const events = kept(await entries(EVENT, status, await ofProject('events'), EVENT_RELATIONS));
    return new Map(
      projects.map((row) => [
        row.documentId,
        toDossier(row, consultations.get(row.documentId) ?? [], events.get(row.documentId) ?? []),
      ]),
    );
  };

  const removedIds = async (project?: string): Promise<Set<string>> => {
    const rows = await tableOf(strapi, STATES).findMany({ where: project === undefined ? {} : { project } });
    return new Set(rows.flatMap((row) => stringsOf(row['removed'])));
  };

  const one = async (status: EntryStatus, project: string): Promise<Dossier | null> =>
    (await all(status, project)).get(project) ?? null;

  const ownership = async (project: string): Promise<Ownership | null> => {
    const row = await documentsOf(strapi, PROJECT).findOne({
      documentId: project,
      status: 'draft',
      populate: { leads: true, communes: true },
    });
    return row && ownershipIn(row);
  };

  return { all, one, ownership };
};

export type Reader = ReturnType<typeof reader>;

function byProject(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const project = rowOf(row['project'])?.documentId;
    if (project === undefined) continue;
    groups.set(project, [...(groups.get(project) ?? []), row]);
  }
  return groups;
}

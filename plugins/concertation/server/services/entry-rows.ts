import type { Core } from '@strapi/strapi';
import { CONSULTATION_RELATIONS, EVENT_RELATIONS, PROJECT_RELATIONS } from './dossier-rows.ts';
import { CONSULTATION, documentsOf, EVENT, PROJECT, rowOf, type Row } from './editorial.ts';

const RELATIONS: Readonly<Record<string, object>> = {
  [PROJECT]: PROJECT_RELATIONS,
  [CONSULTATION]: CONSULTATION_RELATIONS,
  [EVENT]: EVENT_RELATIONS,
};

/** Single entries of a dossier, with their relations. */
export function entryRows(strapi: Core.Strapi) {
  const draft = async (uid: string, documentId: string): Promise<Row | null> =>
    documentsOf(strapi, uid).findOne({ documentId, status: 'draft', populate: RELATIONS[uid] });
  const published = async (uid: string, documentId: string): Promise<Row | null> =>
    documentsOf(strapi, uid).findOne({ documentId, status: 'published', populate: RELATIONS[uid] });
  const projectIdOf = (uid: string, row: Row | null): string | undefined =>
    uid === PROJECT ? row?.documentId : rowOf(row?.['project'])?.documentId;
  return { draft, published, projectIdOf };
}

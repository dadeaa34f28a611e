import type { Core } from '@strapi/strapi';
import { tableOf } from '../tables.ts';
import { PROJECT, rowsOf } from './editorial.ts';

/**
 * Document ids of what hangs on a project, drafts too, asked for from its side of the relation: from the other side the
 * database looks at every row of the territory.
 */
export async function idsBelow(
  strapi: Core.Strapi,
  project: object,
  side: 'consultations' | 'events',
): Promise<readonly string[]> {
  const rows = await tableOf(strapi, PROJECT).findMany({
    where: project,
    select: ['id'],
    populate: { [side]: { select: ['documentId'] } },
  });
  return [...new Set(rows.flatMap((row) => rowsOf(row[side]).map(({ documentId }) => documentId)))];
}

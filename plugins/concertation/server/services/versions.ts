import type { Core } from '@strapi/strapi';
import type { Dossier, DossierVersionView } from '../../contract/dossier.ts';
import { string, VERSIONS, type Row } from './editorial.ts';
import type { Reader } from './reader.ts';
import type { Stamp } from './states.ts';
import { tableOf } from '../tables.ts';

export interface NewVersion {
  readonly kind: DossierVersionView['kind'];
  readonly standing: 'done' | 'pending';
  readonly appliesAt?: string;
  readonly reason?: string;
}

/** Whole dossiers, as they were published or wait to be. */
export const versions = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => tableOf(strapi, VERSIONS);

  const record = async (project: string, content: Dossier, version: NewVersion, { at, by }: Stamp): Promise<void> => {
    const number = (await table().count({ where: { project } })) + 1;
    await table().create({ data: { project, number, at, by, content, ...version } });
  };

  /** What was published by another road has no version yet; undo must find it all the same. */
  const keepFirst = async (project: string, { at }: Stamp): Promise<void> => {
    if ((await of(project)).length > 0) return;
    await keepPublished(project, 'Version déjà en ligne', { at, by: 'Reprise' });
  };

  /** A version of what is public now, when something is. */
  const keepPublished = async (project: string, reason: string, when: Stamp): Promise<void> => {
    const published = await (strapi.plugin('concertation').service('reader') as Reader).one('published', project);
    if (published) await record(project, published, { kind: 'published', standing: 'done', reason }, when);
  };

  const of = async (project: string): Promise<Row[]> =>
    table().findMany({ where: { project }, orderBy: { number: 'desc' } });

  const find = async (project: string, id: string): Promise<Row | null> =>
    /^\d{1,9}$/.test(id) ? table().findOne({ where: { project, id: Number(id) } }) : null;

  /** One caller in the world gets true: the others see that it was done. */
  const claim = async (id: number, standing: 'done' | 'cancelled' | 'failed', data: object = {}): Promise<boolean> =>
    (await table().updateMany({ where: { id, standing: 'pending' }, data: { standing, ...data } })).count === 1;

  const pending = async (): Promise<Row[]> =>
    table().findMany({ where: { standing: 'pending' }, orderBy: { id: 'asc' } });

  return { record, keepFirst, keepPublished, of, find, claim, pending };
};

export type Versions = ReturnType<typeof versions>;

export function toVersionView(row: Row): DossierVersionView {
  return {
    id: String(row.id),
    number: Number(row['number']),
    at: string(row['at']),
    by: string(row['by']),
    kind: row['kind'] as DossierVersionView['kind'],
    appliesAt: row['standing'] === 'pending' ? string(row['appliesAt']) : null,
    reason: string(row['reason']) || null,
  };
}

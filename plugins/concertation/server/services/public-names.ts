import type { Core } from '@strapi/strapi';
import type { Dossier } from '../../contract/dossier.ts';
import { isVisible } from '../../core/phase.ts';
import type { Dossiers } from './dossiers.ts';
import { CONSULTATION, PROJECT, PUBLISHED, type Row, rowOf, string, VERSIONS } from './editorial.ts';
import { tableOf } from '../tables.ts';

/** What citizens know something by. */
export interface PublicName {
  readonly title: string;
  readonly slug: string;
}

export interface ConsultationName {
  readonly project: PublicName;
  readonly consultation: PublicName;
}

/** As it is public, or was last; null for what never was: a draft is nobody's to read but the staff's. */
export async function nameOfProject(strapi: Core.Strapi, project: string): Promise<PublicName | null> {
  const row = await tableOf(strapi, PROJECT).findOne({ where: { documentId: project, ...PUBLISHED } });
  if (row !== null) return isShown(strapi, row) ? nameIn(row) : null;
  const last = await lastVersion(strapi, project);
  return last === null ? null : named(last.project);
}

export async function nameOfConsultation(strapi: Core.Strapi, id: string): Promise<ConsultationName | null> {
  const consultations = tableOf(strapi, CONSULTATION);
  const populate = { project: { where: PUBLISHED } };
  const row = await consultations.findOne({ where: { documentId: id, ...PUBLISHED }, populate });
  const shown = rowOf(row?.['project']);
  if (row !== null && shown !== null)
    return isShown(strapi, row) && isShown(strapi, shown)
      ? { project: nameIn(shown), consultation: nameIn(row) }
      : null;
  const where = { documentId: id, publishedAt: { $null: true } };
  const draft = rowOf((await consultations.findOne({ where, populate: { project: true } }))?.['project']);
  const last = draft === null ? null : await lastVersion(strapi, draft.documentId, id);
  const consultation = last?.consultations.find((one) => one.id === id);
  if (last === null || consultation === undefined) return null;
  return { project: named(last.project), consultation: named(consultation) };
}

function isShown(strapi: Core.Strapi, row: Row): boolean {
  const { passed } = strapi.plugin('concertation').service('dossiers') as Dossiers;
  return isVisible(string(row['visibleFrom']) || null, passed);
}

function named({ title, slug }: PublicName): PublicName {
  return { title, slug };
}

function nameIn(row: Row): PublicName {
  return { title: string(row['title']), slug: string(row['slug']) };
}

/** The last dossier that was published, of those in which this consultation was. */
async function lastVersion(strapi: Core.Strapi, project: string, consultation?: string): Promise<Dossier | null> {
  const where = { project, standing: 'done' };
  const rows = await tableOf<{ readonly content: Dossier }>(strapi, VERSIONS).findMany({
    where,
    orderBy: { number: 'desc' },
    limit: 50,
  });
  const holds = ({ content }: { readonly content: Dossier }) =>
    consultation === undefined || content.consultations.some(({ id }) => id === consultation);
  return rows.find(holds)?.content ?? null;
}

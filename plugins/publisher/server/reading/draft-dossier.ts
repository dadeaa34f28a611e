import type { Core } from '@strapi/strapi';
import type { PublicChange } from '../../contract/changes.ts';
import type { PreviewOf } from '../../core/preview-token.ts';
import { PUBLISHED, tableOf, UID } from '../tables.ts';
import { editorialReaders } from './editorial.ts';
import type { Reader } from './paged.ts';
import { pages } from './references.ts';
import { draftsAt, PUBLISHED_VERSION, type Version } from './version.ts';

interface Identified {
  readonly documentId: string;
}
interface Parted {
  readonly consultations: readonly { readonly id: string }[];
  readonly events: readonly { readonly id: string }[];
}
interface DossierReader {
  /** Without what the next publication will remove. */
  one(status: PreviewOf['version'], project: string): Promise<Parted | null>;
}

/**
 * An entry in one of its versions with the dossier around it, in the rows of the feed. Of syntheses only the one that is looked
 * at is a draft: who may read a dossier may not read every text about it. Null when there is no such entry.
 */
export async function draftDossier(
  strapi: Core.Strapi,
  entry: PreviewOf,
  instant: string,
): Promise<PublicChange[] | null> {
  const version = entry.version === 'draft' ? draftsAt(instant) : PUBLISHED_VERSION;
  const drafts = { ...editorialReaders(strapi, version), page: pages(strapi, version) };
  const alone = async () => (await taken(drafts[entry.type], [entry.id])).filter(isReadable);
  if (!(await tableOf(strapi, UID[entry.type]).findOne({ where: { documentId: entry.id } }))) return null;
  if (entry.type === 'page') return alone();
  const project = entry.type === 'project' ? entry.id : await projectOf(strapi, entry, version);
  if (project === null) return alone();
  const parts = await (strapi.plugin('concertation').service('reader') as DossierReader).one(entry.version, project);
  if (parts === null) return null;
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const dossier = [
    ...(await taken(drafts.project, [project])),
    ...(await taken(drafts.consultation, ids(parts.consultations))),
    ...(await taken(drafts.event, ids(parts.events))),
  ].filter(isReadable);
  const told = (await syntheses(strapi, dossier)).filter(({ id }) => id !== entry.id);
  return [...dossier, ...told, ...(entry.type === 'synthesis' ? await alone() : [])];
}

async function projectOf(strapi: Core.Strapi, { type, id }: PreviewOf, { where }: Version): Promise<string | null> {
  const row = await tableOf<{ project?: Identified | null; consultation?: { project: Identified | null } | null }>(
    strapi,
    UID[type],
  ).findOne({
    where: { documentId: id, ...where },
    populate: type === 'synthesis' ? { consultation: { populate: { project: true } } } : { project: true },
  });
  return row?.project?.documentId ?? row?.consultation?.project?.documentId ?? null;
}

/** As the public reads them, below the addresses that the drafts of their consultations have. */
async function syntheses(strapi: Core.Strapi, dossier: readonly PublicChange[]): Promise<PublicChange[]> {
  const reader = editorialReaders(strapi).synthesis;
  const found: PublicChange[] = [];
  for (const consultation of dossier) {
    if (consultation.type !== 'consultation' || consultation.row === null) continue;
    const { project, slug } = consultation.row;
    const rows = await tableOf<Identified>(strapi, UID.synthesis).findMany({
      where: { ...PUBLISHED, consultation: { documentId: consultation.id } },
      select: ['documentId'],
    });
    for (const change of await taken(
      reader,
      rows.map(({ documentId }) => documentId),
    )) {
      if (change.type !== 'synthesis' || change.row === null) continue;
      found.push({ ...change, row: { ...change.row, consultation: `${project}/${slug}` } });
    }
  }
  return found;
}

async function taken(reader: Reader, ids: readonly string[]): Promise<PublicChange[]> {
  const changes: PublicChange[] = [];
  for await (const page of reader.some(ids)) changes.push(...page);
  return changes;
}

/** A draft may lack what a page cannot do without. */
function isReadable({ row }: PublicChange): boolean {
  if (row === null) return false;
  const needed = row as Partial<Record<'title' | 'slug' | 'starts', string | null>>;
  return Boolean(needed.title) && Boolean(needed.slug ?? needed.starts);
}

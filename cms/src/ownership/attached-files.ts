import { createClock } from '@aggloforum/publisher/clock';
import type { Core } from '@strapi/strapi';
import { environment } from '../environment';
import { type Owner, ownProjects } from './owned-documents';

const DAY_MS = 24 * 3_600_000;
const PROJECT = 'api::project.project';

interface File {
  readonly id: number;
  readonly mime: string;
  readonly createdBy: { readonly id: number } | null;
}

interface Row {
  readonly documentId: string;
  readonly publishedAt: string | null;
  readonly visibleFrom?: string | null;
  readonly project?: Pick<Row, 'visibleFrom'> | null;
  readonly consultation?: Row | null;
  readonly [attribute: string]: unknown;
}

interface Slot {
  readonly uid: string;
  /** The filter of the entries that hold these files. */
  readonly holding: (files: object) => object;
  readonly populate: object;
  readonly filesOf: (row: Row) => readonly (File | null | undefined)[];
  readonly below: (project: object) => object;
  /** A document tells what a project is about; a cover is a picture. */
  readonly isDocument: boolean;
}

const SLOTS: readonly Slot[] = [
  {
    uid: PROJECT,
    holding: (cover) => ({ cover }),
    populate: { cover: true },
    filesOf: ({ cover }) => [cover as File | null],
    below: (project) => project,
    isDocument: false,
  },
  {
    uid: 'api::consultation.consultation',
    holding: (file) => ({ documents: { file } }),
    populate: { documents: { populate: { file: true } }, project: true },
    filesOf: ({ documents }) => ((documents ?? []) as { file?: File | null }[]).map(({ file }) => file),
    below: (project) => ({ project }),
    isDocument: true,
  },
  {
    uid: 'api::synthesis.synthesis',
    holding: (document) => ({ document }),
    populate: { document: true, consultation: { populate: { project: true } } },
    filesOf: ({ document }) => [document as File | null],
    below: (project) => ({ consultation: { project } }),
    isDocument: true,
  },
];

/** Files that the person's projects hold already: what stays is not judged again. */
export async function ownFileIds(strapi: Core.Strapi, user: Owner): Promise<Set<number>> {
  const project = ownProjects(user) ?? {};
  const found = new Set<number>();
  for (const slot of SLOTS) {
    for (const id of idsIn(slot, await rowsOf(strapi, slot, slot.below(project)))) found.add(id);
  }
  return found;
}

/**
 * Whether the entry now holds a file that is not the person's to show: added by somebody else, or a document of
 * somebody else's project, and not public yet. Pictures of the library are there for everybody who writes.
 */
export async function showsFilesOfOthers(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  user: Owner,
  known: ReadonlySet<number>,
): Promise<boolean> {
  const slot = SLOTS.find((candidate) => candidate.uid === uid);
  if (!slot) return false;
  const held = idsIn(slot, await rowsOf(strapi, slot, { documentId }));
  const fresh = [...held].filter((id) => !known.has(id));
  if (fresh.length === 0) return false;
  const files = (await strapi.db
    .query('plugin::upload.file')
    .findMany({ where: { id: { $in: fresh } }, populate: { createdBy: true } })) as File[];
  for (const file of files) {
    if (file.createdBy?.id !== user.id && !(await mayBeShown(strapi, file, documentId))) return true;
  }
  return false;
}

async function mayBeShown(strapi: Core.Strapi, file: File, documentId: string): Promise<boolean> {
  let isDocumentOfOthers = false;
  for (const slot of SLOTS) {
    const rows = await rowsOf(strapi, slot, slot.holding({ id: file.id }));
    const elsewhere = rows.filter((row) => row.documentId !== documentId);
    if (elsewhere.some(isPublic)) return true;
    if (slot.isDocument && elsewhere.length > 0) isDocumentOfOthers = true;
  }
  return !isDocumentOfOthers && (file.createdBy === null || file.mime.startsWith('image/'));
}

/** A day late rather than an hour early: what is to appear today is not public yet. */
function isPublic(row: Row): boolean {
  const now = createClock(environment().clock).now();
  const appearances = [row, row.project, row.consultation, row.consultation?.project];
  return (
    row.publishedAt !== null &&
    row.consultation?.publishedAt !== null &&
    appearances.every((entry) => !entry?.visibleFrom || Date.parse(entry.visibleFrom.slice(0, 10)) + DAY_MS < now)
  );
}

function idsIn(slot: Slot, rows: readonly Row[]): Set<number> {
  const files = rows.flatMap((row) => slot.filesOf(row));
  return new Set(files.flatMap((file) => (file ? [file.id] : [])));
}

async function rowsOf(strapi: Core.Strapi, { uid, populate }: Slot, where: object): Promise<Row[]> {
  return strapi.db.query(uid as typeof PROJECT).findMany({ where, populate }) as Promise<Row[]>;
}

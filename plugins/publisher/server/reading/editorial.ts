import type { Core } from '@strapi/strapi';
import type { PublicQuestion } from '../../contract/snapshot.ts';
import type { FirstPublications } from '../services/first-publications.ts';
import { serviceOf, UID } from '../tables.ts';
import { readerOf, type Reader } from './paged.ts';
import { type CommentsSwitch, type Told, toConsultation, toEvent, toProject, toSynthesis } from './public-entries.ts';
import { PublicFiles } from './public-files.ts';
import type { ConsultationRow, EventRow, ProjectRow, SynthesisRow } from './rows.ts';
import { PUBLISHED_VERSION, type Version } from './version.ts';

const NO_COMMENTS: CommentsSwitch = { state: 'off', from: null, to: null, reason: null, policy: null };
const HEAD = { select: ['documentId', 'slug', 'publishedAt'] };
const CONSULTATION_HEAD = { ...HEAD, populate: { project: HEAD, procedure: { select: ['code'] } } };
const SLUG = { select: ['documentId', 'slug'] };

const documentIds = (rows: readonly { documentId: string }[]) => rows.map(({ documentId }) => documentId);
const present = <T extends { row: unknown }>(change: T): change is T & { row: NonNullable<T['row']> } =>
  change.row !== null;

/** Types with draft and publication. Drafts are read for nobody but a preview. */
export function editorialReaders(
  strapi: Core.Strapi,
  version: Version = PUBLISHED_VERSION,
): Record<'project' | 'consultation' | 'event' | 'synthesis', Reader> {
  return {
    project: projects(strapi, version),
    consultation: consultations(strapi, version),
    event: readerOf<EventRow>(strapi, 'event', {
      uid: UID.event,
      where: {},
      version,
      populate: { project: HEAD, consultation: CONSULTATION_HEAD },
      toChanges: (rows) =>
        rows.map((row) => ({ type: 'event' as const, id: row.documentId, row: toEvent(row) })).filter(present),
    }),
    synthesis: syntheses(strapi, version),
  };
}

const filesFor = (strapi: Core.Strapi) => new PublicFiles(strapi.plugin('publisher').config<string>('uploadsDir'));
const firstOf = (strapi: Core.Strapi) => serviceOf<FirstPublications>(strapi, 'firstPublications');

function projects(strapi: Core.Strapi, version: Version): Reader {
  return readerOf<ProjectRow>(strapi, 'project', {
    uid: UID.project,
    where: {},
    version,
    populate: { cover: true, department: SLUG, communes: SLUG, themes: SLUG },
    async toChanges(rows) {
      const files = filesFor(strapi);
      await files.prepare(rows.map(({ cover }) => cover));
      const first = await firstOf(strapi).of(UID.project, documentIds(rows));
      const questions = await questionsOf(strapi, documentIds(rows));
      return rows.map((row) => {
        const shown = files.shownBy();
        const own = questions.get(row.documentId) ?? [];
        const project = toProject(row, shown, first.get(row.documentId), own);
        return { type: 'project', id: row.documentId, row: project, files: shown.copies };
      });
    },
  });
}

function consultations(strapi: Core.Strapi, version: Version): Reader {
  return readerOf<ConsultationRow>(strapi, 'consultation', {
    uid: UID.consultation,
    where: {},
    version,
    populate: {
      project: HEAD,
      procedure: { select: ['code'] },
      facts: true,
      places: true,
      promisedMeans: true,
      documents: { populate: { file: true } },
      communes: SLUG,
      sources: true,
    },
    async toChanges(rows) {
      const files = filesFor(strapi);
      await files.prepare(rows.flatMap(({ documents }) => documents.map(({ file }) => file)));
      const comments = await commentsOf(strapi, documentIds(rows));
      const first = await firstOf(strapi).of(UID.consultation, documentIds(rows));
      const told = await toldOf(strapi, documentIds(rows));
      return rows
        .map((row) => {
          const shown = files.shownBy();
          const consultation = toConsultation(row, shown, {
            comments: comments.get(row.documentId) ?? NO_COMMENTS,
            first: first.get(row.documentId),
            told: told.get(row.documentId) ?? null,
          });
          return { type: 'consultation' as const, id: row.documentId, row: consultation, files: shown.copies };
        })
        .filter(present);
    },
  });
}

function syntheses(strapi: Core.Strapi, version: Version): Reader {
  return readerOf<SynthesisRow>(strapi, 'synthesis', {
    uid: UID.synthesis,
    where: { audience: 'public' },
    version,
    populate: { consultation: CONSULTATION_HEAD, document: true },
    async toChanges(rows) {
      const files = filesFor(strapi);
      await files.prepare(rows.map(({ document }) => document));
      const first = await firstOf(strapi).of(UID.synthesis, documentIds(rows));
      return rows.map((row) => {
        const shown = files.shownBy();
        const synthesis = toSynthesis(row, shown, first.get(row.documentId)?.at);
        return { type: 'synthesis', id: row.documentId, row: synthesis, files: shown.copies };
      });
    },
  });
}

interface Participation {
  publicSwitchesOf(consultations: readonly string[]): Promise<ReadonlyMap<string, CommentsSwitch>>;
}

async function commentsOf(strapi: Core.Strapi, ids: readonly string[]): Promise<ReadonlyMap<string, CommentsSwitch>> {
  return (strapi.plugin('concertation').service('participation') as Participation).publicSwitchesOf(ids);
}

interface Questions {
  questionsOf(projects: readonly string[]): Promise<ReadonlyMap<string, readonly PublicQuestion[]>>;
}

async function questionsOf(
  strapi: Core.Strapi,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly PublicQuestion[]>> {
  return (strapi.plugin('concertation').service('publicQuestions') as Questions).questionsOf(ids);
}

interface Directory {
  toldOf(consultations: readonly string[]): Promise<ReadonlyMap<string, Told>>;
}

async function toldOf(strapi: Core.Strapi, ids: readonly string[]): Promise<ReadonlyMap<string, Told>> {
  return (strapi.plugin('directory-mailing').service('told') as Directory).toldOf(ids);
}

import type { Core } from '@strapi/strapi';
import type { CopiedFile } from '../../contract/changes.ts';
import type { PublicSettings, PublicSnapshot } from '../../contract/snapshot.ts';
import { PublicFiles } from './public-files.ts';
import { toConsultation, toEvent, toProject, toSynthesis, type CommentsState } from './public-entries.ts';
import type { ConsultationRow, EventRow, ProjectRow, SynthesisRow } from './rows.ts';
import type { FirstPublications } from './first-publications.ts';
import type { Outbox } from './outbox.ts';

export interface TakenSnapshot {
  readonly snapshot: PublicSnapshot;
  readonly files: readonly CopiedFile[];
}

const PUBLISHED = { publishedAt: { $notNull: true } };
const api = (name: string) => `api::${name}.${name}`;

/** Everything public, read in one transaction with the position that it includes. Drafts are never read. */
export const snapshot = ({ strapi }: { strapi: Core.Strapi }) => ({ take: async () => take(strapi) });

async function all(strapi: Core.Strapi, name: string, query: object = {}) {
  return strapi.db.query(api(name) as 'api::project.project').findMany(query);
}
async function published(strapi: Core.Strapi, name: string, populate: object = {}) {
  return all(strapi, name, { where: PUBLISHED, populate });
}

/** One view of the database from the first row to the last: a dossier is never seen half published. */
async function take(strapi: Core.Strapi): Promise<TakenSnapshot> {
  await (strapi.plugin('publisher').service('outbox') as Outbox).relay();
  return strapi.db.transaction(async ({ trx }) => {
    if (strapi.db.dialect.client === 'postgres') await trx.raw('set transaction isolation level repeatable read');
    return read(strapi);
  });
}

async function read(strapi: Core.Strapi): Promise<TakenSnapshot> {
  const service = (name: string) => strapi.plugin('publisher').service(name);
  const outbox = service('outbox') as Outbox;
  // Numbered above in a transaction of its own: what is read below holds at least all of that.
  const position = await outbox.lastPosition();
  const files = new PublicFiles(strapi.plugin('publisher').config<string>('uploadsDir'));
  const content = await editorial(strapi, files);
  const snapshot: PublicSnapshot = {
    version: 1,
    position,
    mode: strapi.plugin('publisher').config<'demo' | 'production'>('mode'),
    settings: await settings(strapi),
    ...(await references(strapi)),
    ...content,
    withdrawals: await service('withdrawals').list(),
  };
  return { snapshot, files: files.copies };
}

async function editorial(strapi: Core.Strapi, files: PublicFiles) {
  const projects: ProjectRow[] = await published(strapi, 'project', {
    cover: true,
    department: true,
    communes: true,
    themes: true,
  });
  const consultations: ConsultationRow[] = await published(strapi, 'consultation', {
    project: true,
    procedure: true,
    facts: true,
    places: true,
    promisedMeans: true,
    documents: { populate: { file: true } },
    communes: true,
    sources: true,
  });
  const events: EventRow[] = await published(strapi, 'calendar-event', { project: true, consultation: true });
  const syntheses: SynthesisRow[] = await all(strapi, 'synthesis', {
    where: { ...PUBLISHED, audience: 'public' },
    populate: { consultation: { populate: { project: true } }, document: true },
  });
  const known = new Set(projects.map(({ slug }) => slug));
  const orderly = <T>(items: (T | null)[], key: (item: T) => string) =>
    items.filter((item) => item !== null).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const comments = await commentsStates(strapi, consultations);
  const first = strapi.plugin('publisher').service('firstPublications') as FirstPublications;
  const [projectsFirst, synthesesFirst] = [await first.of(api('project')), await first.of(api('synthesis'))];
  const publicConsultations = orderly(
    consultations.map((row) =>
      toConsultation(row, known, files, comments.get(row.documentId) ?? { state: 'off', reason: null }),
    ),
    ({ project, slug }) => `${project}/${slug}`,
  );
  const consulted = new Set(publicConsultations.map(({ project, slug }) => `${project}/${slug}`));
  return {
    projects: orderly(
      projects.map((row) => toProject(row, files, projectsFirst.get(row.documentId))),
      ({ slug }) => slug,
    ),
    consultations: publicConsultations,
    events: orderly(
      events.map((row) => toEvent(row, known, consulted)),
      ({ starts, id }) => `${starts} ${id}`,
    ),
    syntheses: orderly(
      syntheses.map((row) => toSynthesis(row, consulted, files, synthesesFirst.get(row.documentId)?.at)),
      ({ slug }) => slug,
    ),
  };
}

async function commentsStates(
  strapi: Core.Strapi,
  rows: readonly ConsultationRow[],
): Promise<Map<string, CommentsState>> {
  const participation = strapi.plugin('concertation').service('participation') as
    { publicStateOf(id: string): Promise<CommentsState> } | undefined;
  const states = new Map<string, CommentsState>();
  if (!participation) return states;
  for (const { documentId } of rows) states.set(documentId, await participation.publicStateOf(documentId));
  return states;
}

async function references(strapi: Core.Strapi) {
  // One after the other: they share the connection of the transaction.
  const departments = await all(strapi, 'department', { orderBy: { slug: 'asc' } });
  const communes = await all(strapi, 'commune', { orderBy: { slug: 'asc' } });
  const themes = await all(strapi, 'theme', { orderBy: { slug: 'asc' } });
  const procedures = await all(strapi, 'procedure', { orderBy: [{ code: 'asc' }, { validFrom: 'desc' }] });
  const redirects = await all(strapi, 'redirect', { orderBy: { from: 'asc' } });
  const pages = await all(strapi, 'page', { where: PUBLISHED, orderBy: { slug: 'asc' } });
  const charters = await all(strapi, 'charter', {
    where: PUBLISHED,
    orderBy: { version: 'desc' },
    populate: { articles: true },
    limit: 1,
  });
  return {
    departments: departments.map((row) => ({
      slug: row.slug,
      name: row.name,
      email: row.email || null,
      phone: row.phone || null,
      address: row.address || null,
      replyWorkingDays: row.replyWorkingDays ?? null,
      example: row.example === true,
    })),
    communes: communes.map((row) => ({
      slug: row.slug,
      name: row.name,
      insee: row.insee,
      population: row.population ?? null,
      member: row.belongsToAgglomeration === true,
    })),
    themes: themes.map((row) => ({ slug: row.slug, name: row.name })),
    procedures: procedures
      .filter((row, index, rows) => rows.findIndex(({ code }) => code === row.code) === index)
      .map((row) => ({
        slug: row.code,
        label: row.label,
        explanation: row.explanation ?? '',
        statutory: row.statutory === true,
        legalRegister: row.legalRegister === true,
        legalSource: row.legalSource || null,
      })),
    redirects: redirects.map((row) => ({ from: row.from, to: row.to })),
    pages: pages.map((row) => ({
      slug: row.slug,
      title: row.title,
      body: row.body ?? '',
      updatedAt: new Date(row.publishedAt).toISOString(),
    })),
    charter: charters.map(toCharter)[0] ?? null,
  };
}

async function settings(strapi: Core.Strapi): Promise<PublicSettings> {
  const row = (await strapi.db.query(api('site-settings') as 'api::project.project').findOne({})) ?? {};
  return {
    siteName: row.siteName || 'Aggloforum',
    tagline: row.tagline || '',
    organisation: row.organisation || '',
    contactEmail: row.contactEmail || '',
    contactPhone: row.contactPhone || null,
    postalAddress: row.postalAddress || '',
    reportingAppUrl: row.reportingAppUrl || null,
    institutionalSiteUrl: row.institutionalSiteUrl || null,
  };
}

interface CharterRow {
  readonly version: string;
  readonly adoptedOn: string | null;
  readonly introduction: string | null;
  readonly articles: readonly { articleId: string; title: string; text: string | null }[];
}

function toCharter(row: CharterRow): PublicSnapshot['charter'] {
  return {
    version: row.version,
    adoptedOn: row.adoptedOn || null,
    introduction: row.introduction ?? '',
    articles: row.articles.map((article) => ({
      id: article.articleId,
      title: article.title,
      text: article.text ?? '',
    })),
  };
}

import type {
  PublicCalendarEvent,
  PublicConsultation,
  PublicDocument,
  PublicImage,
  PublicProject,
  PublicSnapshot,
  PublicSynthesis,
} from '@aggloforum/publisher/contract/snapshot.ts';
import { shortCode } from '@aggloforum/publisher/contract/short-link.ts';
import { demoContent } from './demo-content.ts';
import type { DemoConsultation, DemoDocument, DemoEvent, DemoFile, DemoProject, DemoSynthesis } from './demo-types.ts';

/**
 * The demo content as the site reads it, without a CMS; `now` (epoch milliseconds) is taken as the first start.
 * A document stands at `/documents/<hash>/<name>`, its bytes in `files/<name>`.
 */
export function demoSnapshot(now: number): PublicSnapshot {
  const content = demoContent(now);
  const at = new Date(now).toISOString();
  const file = fileOf(content.files);
  return {
    version: 1,
    position: 0,
    mode: 'demo',
    settings: content.settings,
    departments: content.departments,
    communes: content.communes.map(({ belongsToAgglomeration, ...commune }) => ({
      ...commune,
      member: belongsToAgglomeration,
    })),
    themes: content.themes,
    procedures: inOrder(content.procedures, ({ code }) => code).map(
      ({ code, label, explanation, statutory, legalRegister, legalSource }) => ({
        slug: code,
        label,
        explanation,
        statutory,
        legalRegister,
        legalSource,
      }),
    ),
    projects: inOrder(
      content.projects.map((project, index) => toProject(project, index + 1, at, file)),
      ({ slug }) => slug,
    ),
    consultations: inOrder(content.consultations, ({ project, slug }) => `${project}/${slug}`).map((consultation) =>
      toConsultation(consultation, at, file),
    ),
    events: inOrder(content.events, ({ starts, id }) => `${starts} ${id}`).map((event) => toEvent(event, at)),
    syntheses: inOrder(content.syntheses, ({ slug }) => slug).map((synthesis) => toSynthesis(synthesis, at)),
    pages: inOrder(content.pages, ({ slug }) => slug).map((page) => ({ ...page, updatedAt: at })),
    charter: {
      version: content.charter.version,
      adoptedOn: content.charter.adoptedOn,
      introduction: content.charter.introduction,
      articles: content.charter.articles.map(({ articleId, title, text }) => ({ id: articleId, title, text })),
    },
    redirects: content.redirects,
    withdrawals: [],
    comments: [],
    moderation: null,
  };
}

type FileOf = (name: string) => DemoFile;

function toProject(project: DemoProject<string>, slot: number, at: string, file: FileOf): PublicProject {
  const { cover, coverAlt, coverCredit, sponsor, ...rest } = project;
  return {
    slug: rest.slug,
    title: rest.title,
    summary: rest.summary,
    body: rest.body,
    cover: cover === null ? null : toImage(file(cover), coverAlt, coverCredit),
    visibleFrom: rest.visibleFrom,
    department: rest.department,
    sponsor: sponsor ?? '',
    communes: rest.communes.toSorted(),
    themes: rest.themes.toSorted(),
    contactEmail: rest.contactEmail,
    questions: [],
    example: rest.example,
    firstPublishedAt: at,
    slot,
    updatedAt: at,
  };
}

function toImage(file: DemoFile, alternativeText: string | null, credit: string | null): PublicImage {
  return {
    path: pathOf(file),
    width: file.width ?? 0,
    height: file.height ?? 0,
    alternativeText: alternativeText ?? '',
    credit,
  };
}

function toConsultation(source: DemoConsultation<string>, at: string, file: FileOf): PublicConsultation {
  const {
    registerUrl,
    contributionEmail,
    postalAddress,
    places,
    openToDiscussion,
    notOpenToDiscussion,
    inferred,
    documents,
    outcomeOpinion,
    outcomeReportDate,
    outcomeDecision,
    outcomeDecisionDate,
    outcomeFollowUp,
    ...rest
  } = source;
  const outcome = {
    opinion: outcomeOpinion,
    reportDate: outcomeReportDate,
    decision: outcomeDecision,
    decisionDate: outcomeDecisionDate,
    followUp: outcomeFollowUp,
  };
  return {
    ...rest,
    code: shortCode(`${rest.project}/${rest.slug}`),
    communes: rest.communes.toSorted(),
    channels: {
      registerUrl,
      email: contributionEmail,
      postalAddress,
      places: places.map((place) => ({ ...place, commune: null })),
      comments: { state: 'off', from: null, to: null, reason: null, policy: null },
    },
    openToDiscussion: linesOf(openToDiscussion),
    notOpenToDiscussion: linesOf(notOpenToDiscussion),
    inferred: linesOf(inferred),
    documents: documents.map((document) => toDocument(document, file)),
    outcome: Object.values(outcome).some((value) => value !== null) ? outcome : null,
    told: null,
    updatedAt: at,
  };
}

function toDocument(document: DemoDocument<string>, file: FileOf): PublicDocument {
  const stored = document.file === null ? null : file(document.file);
  return {
    ...document,
    file: stored && {
      path: pathOf(stored),
      bytes: stored.bytes,
      extension: stored.name.slice(stored.name.lastIndexOf('.') + 1),
    },
  };
}

function toEvent({ eventStatus, minutes: _kept, ...event }: DemoEvent<string>, at: string): PublicCalendarEvent {
  return { ...event, status: eventStatus, sequence: 0, updatedAt: at };
}

function toSynthesis({ audience: _all, ready: _ready, ...rest }: DemoSynthesis, at: string): PublicSynthesis {
  const { slug, consultation, kind, title, author, body } = rest;
  return { slug, consultation, kind, title, author, body, document: null, publishedAt: at };
}

function fileOf(files: readonly DemoFile[]): FileOf {
  return (name) => {
    const found = files.find((file) => file.name === name);
    if (!found) throw new Error(`No file of the demo content is called ${name}.`);
    return found;
  };
}

function pathOf(file: DemoFile): string {
  return `/documents/${file.hash}/${file.name}`;
}

function linesOf(text: string | null): string[] {
  return (text ?? '').split('\n').filter((line) => line !== '');
}

function inOrder<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

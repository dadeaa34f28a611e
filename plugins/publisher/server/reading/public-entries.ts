import type {
  PublicCalendarEvent,
  PublicConsultation,
  PublicDocument,
  PublicProject,
  PublicQuestion,
  PublicSynthesis,
} from '../../contract/snapshot.ts';
import type { FirstPublication } from '../services/first-publications.ts';
import type { ShownFiles } from './public-files.ts';
import type { ConsultationHead, ConsultationRow, DocumentRow, EventRow, ProjectRow, SynthesisRow } from './rows.ts';

/** The allow-list itself: a field of the database that is not named here is not public. */

export type CommentsSwitch = PublicConsultation['channels']['comments'];
export type Told = PublicConsultation['told'];

const instant = (value: string) => new Date(value).toISOString();
const lines = (text: string | null) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const slugs = (rows: readonly { slug: string }[]) => rows.map(({ slug }) => slug).sort();

export function toProject(
  row: ProjectRow,
  files: ShownFiles,
  first: FirstPublication | undefined,
  questions: readonly PublicQuestion[],
): PublicProject {
  const file = row.cover ? files.publish(row.cover) : null;
  const image = row.cover;
  return {
    slug: row.slug,
    title: row.title,
    summary: row.summary ?? '',
    body: row.body ?? '',
    cover:
      file && image?.width && image.height && row.coverAlt
        ? {
            path: file.path,
            width: image.width,
            height: image.height,
            alternativeText: row.coverAlt,
            credit: row.coverCredit || null,
          }
        : null,
    visibleFrom: row.visibleFrom || null,
    department: row.department?.slug ?? null,
    sponsor: row.sponsor ?? '',
    communes: slugs(row.communes),
    themes: slugs(row.themes),
    contactEmail: row.contactEmail || null,
    questions: questions.map(({ id, kind, question, answer, service, publishedAt }) => ({
      id,
      kind,
      question,
      answer,
      service,
      publishedAt,
    })),
    example: row.example === true,
    firstPublishedAt: first?.at ?? instant(row.publishedAt),
    slot: first?.slot ?? 0,
    updatedAt: instant(row.publishedAt),
  };
}

/** What the public may know of a consultation that does not stand in its own row. */
interface Beside {
  readonly comments: CommentsSwitch;
  readonly first: FirstPublication | undefined;
  readonly told: Told;
}

/** Null for an entry whose project is not public: it has no address to stand at. */
export function toConsultation(
  row: ConsultationRow,
  files: ShownFiles,
  { comments, first, told }: Beside,
): PublicConsultation | null {
  if (!row.project?.publishedAt || !row.procedure) return null;
  return {
    slug: row.slug,
    code: first?.code ?? null,
    project: row.project.slug,
    title: row.title,
    introduction: row.introduction ?? '',
    visibleFrom: row.visibleFrom || null,
    procedure: row.procedure.code,
    legalBasis: row.legalBasis || null,
    reference: row.reference || null,
    organiser: row.organiser || null,
    notice: row.notice || null,
    opens: row.opens || null,
    closes: row.closes || null,
    periodText: row.periodText || null,
    facts: row.facts.map(({ kind, at, until, reason }) => ({ kind, at, until: until || null, reason: reason || null })),
    channels: {
      registerUrl: row.registerUrl || null,
      email: row.contributionEmail || null,
      postalAddress: row.postalAddress || null,
      places: row.places.map(({ name, address, hours }) => ({
        name,
        address: address || null,
        commune: null,
        hours: hours || null,
      })),
      comments,
    },
    promisedMeans: row.promisedMeans.map(({ what, where, evidence }) => ({
      what,
      where: where || null,
      evidence: evidence || null,
    })),
    openToDiscussion: lines(row.openToDiscussion),
    notOpenToDiscussion: lines(row.notOpenToDiscussion),
    becomingOfContributions: row.becomingOfContributions || null,
    reportBackBy: row.reportBackBy || null,
    guarantor: row.guarantor || null,
    documents: row.documents.map((document) => toDocument(document, files)),
    communes: slugs(row.communes),
    outcome: outcomeOf(row),
    observationsCounted: row.observationsCounted ?? null,
    told,
    sources: row.sources.map(({ label, url }) => ({ label, url: url || null })),
    inferred: lines(row.inferred),
    caveats: row.caveats || null,
    origin: row.origin,
    example: row.example === true,
    updatedAt: instant(row.publishedAt),
  };
}

function outcomeOf(row: ConsultationRow): PublicConsultation['outcome'] {
  const outcome = {
    opinion: row.outcomeOpinion || null,
    reportDate: row.outcomeReportDate || null,
    decision: row.outcomeDecision || null,
    decisionDate: row.outcomeDecisionDate || null,
    followUp: row.outcomeFollowUp || null,
  };
  return Object.values(outcome).some((value) => value !== null) ? outcome : null;
}

function toDocument(row: DocumentRow, files: ShownFiles): PublicDocument {
  return {
    role: row.role,
    title: row.title,
    file: row.file ? files.publish(row.file) : null,
    url: row.url || null,
    date: row.date || null,
  };
}

export function toEvent(row: EventRow): PublicCalendarEvent | null {
  if (!row.project?.publishedAt) return null;
  return {
    id: row.documentId,
    project: row.project.slug,
    consultation: consultationRef(row.consultation, row.project.slug),
    kind: row.kind,
    title: row.title,
    starts: row.starts,
    ends: row.ends || null,
    place: row.place || null,
    address: row.address || null,
    onlineUrl: row.onlineUrl || null,
    status: row.eventStatus,
    changedFrom: row.changedFrom || null,
    cancellationReason: row.cancellationReason || null,
    attendance: row.attendance ?? null,
    sequence: row.sequence ?? 0,
    updatedAt: instant(row.publishedAt),
  };
}

/** A reference leads nowhere but to what is public itself. `within`: only to a consultation of this project. */
function consultationRef(row: ConsultationHead | null, within?: string): string | null {
  if (!row?.publishedAt || !row.procedure || !row.project?.publishedAt) return null;
  return within === undefined || row.project.slug === within ? `${row.project.slug}/${row.slug}` : null;
}

export function toSynthesis(
  row: SynthesisRow,
  files: ShownFiles,
  firstPublishedAt: string | undefined,
): PublicSynthesis {
  const file = row.document ? files.publish(row.document) : null;
  return {
    slug: row.slug,
    consultation: consultationRef(row.consultation),
    kind: row.kind,
    title: row.title,
    author: row.author || null,
    body: row.body ?? '',
    document: file ? { role: 'report', title: row.title, file, url: null, date: null } : null,
    publishedAt: firstPublishedAt ?? instant(row.publishedAt),
  };
}

import { effectiveClosing, parisMoment } from '@aggloforum/concertation/contract';
import type { Core } from '@strapi/strapi';
import type { Interests } from '../../core/audience.ts';
import type { EventFacts, Subject } from '../../core/occasions/facts.ts';
import type { MailFacts, MailSite } from '../../core/occasions/mail-facts.ts';
import { LATEST_ANNOUNCEMENT } from '../../core/opening.ts';
import { siteSettings } from '../services/site-settings.ts';
import { settingsOf } from '../settings.ts';

type Text = string | null;

interface EventRow {
  readonly documentId: string;
  readonly kind: string;
  readonly title: string;
  readonly starts: string;
  readonly ends: Text;
  readonly place: Text;
  readonly address: Text;
  readonly eventStatus: EventFacts['status'];
  readonly changedFrom: Text;
  readonly cancellationReason: Text;
  readonly consultation?: { readonly documentId: string } | null;
}

interface ConsultationRow {
  readonly documentId: string;
  readonly title: string;
  readonly slug: string;
  readonly origin: string;
  readonly opens: Text;
  readonly closes: Text;
  readonly visibleFrom: Text;
  readonly registerUrl: Text;
  readonly contributionEmail: Text;
  readonly postalAddress: Text;
  readonly facts: readonly { readonly kind: string; readonly at: string; readonly until: Text }[];
  readonly places: readonly { readonly name: string; readonly address: Text }[];
  readonly communes: readonly { readonly insee: string }[];
  readonly procedure: { readonly label: string; readonly legalRegister: boolean | null } | null;
  readonly project: {
    readonly documentId: string;
    readonly title: string;
    readonly slug: string;
    readonly summary: Text;
    readonly visibleFrom: Text;
    readonly contactEmail: Text;
    readonly example: boolean | null;
    readonly themes: readonly { readonly slug: string }[];
    readonly events: readonly EventRow[];
    readonly consultations: readonly { readonly documentId: string; readonly opens: Text }[];
  } | null;
}

/** A published consultation: what is planned by, what is written from, and whom it concerns. */
export interface PublishedConsultation {
  readonly subject: Subject;
  readonly mail: Omit<MailFacts, 'site'>;
  readonly concerns: Interests;
  readonly title: string;
  readonly projectId: string;
  readonly replyTo: string | null;
}

const POPULATE = {
  project: {
    populate: {
      themes: true,
      events: { populate: { consultation: { fields: ['documentId'] } } },
      consultations: { fields: ['documentId', 'opens'] },
    },
  },
  communes: true,
  facts: true,
  places: true,
  procedure: true,
};
const DAY = 24 * 3_600_000;

/** Those that the clock may still open, and those asked for by name. Drafts are nobody's news. */
export async function publishedConsultations(
  strapi: Core.Strapi,
  filters: Readonly<Record<string, unknown>>,
): Promise<PublishedConsultation[]> {
  const rows: unknown = await strapi.documents('api::consultation.consultation').findMany({
    status: 'published',
    filters: { origin: 'native', ...filters },
    populate: POPULATE as never,
    sort: 'documentId',
  });
  return (rows as ConsultationRow[]).flatMap((row) => (row.project === null ? [] : [read(row, row.project)]));
}

/** Texts of moments sort by date: the database leaves out what opened long ago, and `core` decides. */
export function opensLately(now: number): Readonly<Record<string, unknown>> {
  return { opens: { $gte: parisMoment(now - LATEST_ANNOUNCEMENT - DAY).slice(0, 10) } };
}

/** Of these, the published ones whose end, or a meeting of whose dossier, is still to come or not known. */
export async function withSomethingToCome(
  strapi: Core.Strapi,
  consultations: readonly string[],
  now: number,
): Promise<string[]> {
  if (consultations.length === 0) return [];
  const toCome = { $gte: parisMoment(now).slice(0, 10) };
  const rows: { documentId: string }[] = await strapi.db.query('api::consultation.consultation').findMany({
    where: {
      documentId: { $in: consultations },
      publishedAt: { $notNull: true },
      $or: [
        { closes: { $null: true } },
        { closes: '' },
        { closes: toCome },
        { facts: { until: toCome } },
        { project: { events: { starts: toCome } } },
      ],
    },
    select: ['documentId'],
  });
  return [...new Set(rows.map(({ documentId }) => documentId))];
}

export async function publishedConsultation(
  strapi: Core.Strapi,
  documentId: string,
): Promise<PublishedConsultation | null> {
  return (await publishedConsultations(strapi, { documentId }))[0] ?? null;
}

export async function mailSite(strapi: Core.Strapi): Promise<MailSite> {
  const { publicUrl, mode } = settingsOf(strapi);
  const { siteName, organisation, contactEmail } = await siteSettings(strapi);
  return {
    name: siteName ?? 'Forum',
    organisation: organisation ?? '',
    contactEmail: contactEmail ?? '',
    url: publicUrl,
    demo: mode === 'demo',
  };
}

/** The page « Dossier » stores a moment that nobody chose as an empty text, which is no date. */
function read(row: ConsultationRow, project: NonNullable<ConsultationRow['project']>): PublishedConsultation {
  const facts = row.facts.map((fact) => ({ ...fact, until: fact.until || null }));
  const dates = { opens: row.opens || null, closes: row.closes || null, facts };
  const { title, slug, registerUrl, postalAddress, places, procedure } = row;
  const isOwn = ({ consultation }: EventRow) => (consultation?.documentId ?? latestOf(project)) === row.documentId;
  const events = project.events.filter(isOwn).map(toEvent);
  return {
    subject: {
      documentId: row.documentId,
      origin: row.origin,
      ...dates,
      visibleFrom: row.visibleFrom || null,
      projectVisibleFrom: project.visibleFrom || null,
      events,
      eventsBeside: project.events.filter((event) => !isOwn(event)).map(toEvent),
    },
    mail: {
      project: {
        title: project.title,
        slug: project.slug,
        summary: project.summary ?? '',
        example: project.example === true,
      },
      consultation: {
        title,
        slug,
        opens: dates.opens,
        closes: effectiveClosing(dates),
        procedure: procedure?.label ?? null,
        legalRegister: procedure?.legalRegister === true,
        registerUrl,
        email: row.contributionEmail,
        postalAddress,
        places,
      },
      events,
    },
    concerns: {
      communes: row.communes.map(({ insee }) => insee),
      themes: project.themes.map(({ slug }) => slug),
    },
    title,
    projectId: project.documentId,
    replyTo: project.contactEmail || null,
  };
}

/** A meeting of no consultation in particular belongs to the one that opens last: nobody is told of it twice. */
function latestOf({ consultations }: NonNullable<ConsultationRow['project']>): string | undefined {
  const rank = ({ opens, documentId }: (typeof consultations)[number]) => `${opens ?? ''} ${documentId}`;
  return consultations.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1))[0]?.documentId;
}

function toEvent(row: EventRow): EventFacts {
  const { documentId: id, kind, title, starts, place, address } = row;
  return {
    id,
    kind,
    title,
    starts,
    ends: row.ends || null,
    place: place || null,
    address: address || null,
    status: row.eventStatus,
    changedFrom: row.changedFrom || null,
    reason: row.cancellationReason || null,
  };
}

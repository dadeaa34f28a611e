import type { PublicComment, PublicModeration } from './comments.ts';

/**
 * What the public may see: the whole of it, and nothing else. The snapshot is the only thing that
 * the public site reads from the CMS; a field that is not named here never leaves the CMS.
 *
 * Shapes: `ParisMoment` is `YYYY-MM-DD` (a day, no hour shown) or `YYYY-MM-DDTHH:mm` (Paris time);
 * `Instant` is ISO 8601 in UTC. Lists are ordered by `slug` or by date, so that equal data gives equal bytes.
 */
export type ParisMoment = string;
export type Instant = string;
/** Markdown written by the staff; the site turns it into HTML through an allow-list. */
export type Markdown = string;
/** Slug of the target; every reference of the snapshot is resolvable within the snapshot. */
export type Ref = string;

export interface PublicSnapshot {
  readonly version: 1;
  /** Position in the feed that this snapshot includes. */
  readonly position: number;
  readonly mode: 'demo' | 'production';
  readonly settings: PublicSettings;
  readonly departments: readonly PublicDepartment[];
  readonly communes: readonly PublicCommune[];
  readonly themes: readonly PublicTheme[];
  readonly procedures: readonly PublicProcedure[];
  readonly projects: readonly PublicProject[];
  readonly consultations: readonly PublicConsultation[];
  readonly events: readonly PublicCalendarEvent[];
  readonly syntheses: readonly PublicSynthesis[];
  readonly pages: readonly PublicPage[];
  readonly charter: PublicCharter | null;
  readonly redirects: readonly PublicRedirect[];
  readonly withdrawals: readonly PublicWithdrawal[];
  readonly comments: readonly PublicComment[];
  /** Null before the first full hour. */
  readonly moderation: PublicModeration | null;
}

export interface PublicSettings {
  readonly siteName: string;
  readonly tagline: string;
  readonly organisation: string;
  readonly contactEmail: string;
  readonly contactPhone: string | null;
  readonly postalAddress: string;
  readonly reportingAppUrl: string | null;
  readonly institutionalSiteUrl: string | null;
}

export interface PublicDepartment {
  readonly slug: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  /** Promise of reply, in working days. */
  readonly replyWorkingDays: number | null;
  /** True for the departments invented for the demonstration. */
  readonly example: boolean;
}

export interface PublicCommune {
  readonly slug: string;
  readonly name: string;
  readonly insee: string;
  readonly population: number | null;
  /** True for the member communes, false for neighbours. */
  readonly member: boolean;
}

export interface PublicTheme {
  readonly slug: string;
  readonly name: string;
}

export interface PublicProcedure {
  /** Code of the procedure, for instance `public-inquiry`; unique in the snapshot. */
  readonly slug: string;
  readonly label: string;
  /** One sentence for somebody who has never heard of it. */
  readonly explanation: string;
  readonly statutory: boolean;
  /** Observations belong to a legal register, never to site comments. */
  readonly legalRegister: boolean;
  readonly legalSource: string | null;
}

export interface PublicImage {
  /** Path below the site's root, for instance `/documents/<hash>/<name>`. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly alternativeText: string;
  readonly credit: string | null;
}

export interface PublicProject {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly body: Markdown;
  readonly cover: PublicImage | null;
  readonly visibleFrom: ParisMoment | null;
  readonly department: Ref | null;
  readonly sponsor: string;
  readonly communes: readonly Ref[];
  readonly themes: readonly Ref[];
  readonly contactEmail: string | null;
  /** An invented project of the demonstration. */
  readonly example: boolean;
  readonly firstPublishedAt: Instant;
  /** 1, 2, 3 … in the order of first publication; kept for ever, by a withdrawn project too. Lists are paged by it. */
  readonly slot: number;
  readonly updatedAt: Instant;
}

export type Origin = 'native' | 'archive' | 'relay';
export type FactKind = 'suspended' | 'resumed' | 'extended' | 'cancelled' | 'replaced' | 'reported-back' | 'settled';

export interface PublicFact {
  readonly kind: FactKind;
  readonly at: ParisMoment;
  /** New closing, for `extended`. */
  readonly until: ParisMoment | null;
  readonly reason: string | null;
}

export type DocumentRole = 'order' | 'notice' | 'file' | 'minutes' | 'report' | 'conclusions' | 'decision';

export interface PublicDocument {
  readonly role: DocumentRole;
  readonly title: string;
  /** A copied file below `/documents/`, or an outside link, or neither (only the title is known). */
  readonly file: { readonly path: string; readonly bytes: number; readonly extension: string } | null;
  readonly url: string | null;
  readonly date: ParisMoment | null;
}

export interface PublicPlace {
  readonly name: string;
  readonly address: string | null;
  readonly commune: Ref | null;
  /** Opening hours in words, one line a day. */
  readonly hours: string | null;
}

export interface PublicConsultation {
  readonly slug: string;
  /** Of its short address, from its first publication on and for ever; null for a draft. */
  readonly code: string | null;
  readonly project: Ref;
  readonly title: string;
  readonly introduction: Markdown;
  readonly visibleFrom: ParisMoment | null;
  readonly procedure: Ref;
  readonly legalBasis: string | null;
  readonly reference: string | null;
  readonly organiser: string | null;
  readonly notice: ParisMoment | null;
  readonly opens: ParisMoment | null;
  /** As first announced; the effective end is the last extension. */
  readonly closes: ParisMoment | null;
  readonly periodText: string | null;
  readonly facts: readonly PublicFact[];
  readonly channels: {
    readonly registerUrl: string | null;
    readonly email: string | null;
    readonly postalAddress: string | null;
    readonly places: readonly PublicPlace[];
    /** Comments on the site, as stored by the project lead; within its dates `commentsAt` of the clock decides. */
    readonly comments: {
      readonly state: 'on' | 'off';
      readonly from: ParisMoment | null;
      readonly to: ParisMoment | null;
      readonly reason: string | null;
      /** How comments are moderated: what the form says before and after; null where they were never on. */
      readonly policy: {
        readonly mode: 'post-moderation' | 'pre-moderation' | 'pre-moderation-two-keys';
        /** Working days. */
        readonly teamDays: number;
        readonly electedDays: number;
      } | null;
    };
  };
  readonly promisedMeans: readonly {
    readonly what: string;
    readonly where: string | null;
    readonly evidence: string | null;
  }[];
  readonly openToDiscussion: readonly string[];
  readonly notOpenToDiscussion: readonly string[];
  readonly becomingOfContributions: string | null;
  readonly reportBackBy: ParisMoment | null;
  readonly guarantor: string | null;
  readonly documents: readonly PublicDocument[];
  readonly communes: readonly Ref[];
  readonly outcome: {
    readonly opinion: string | null;
    readonly reportDate: ParisMoment | null;
    readonly decision: string | null;
    readonly decisionDate: ParisMoment | null;
    readonly followUp: string | null;
  } | null;
  readonly observationsCounted: number | null;
  /** When the stakeholder directory was told that it opened, and how many people; `count` null: fewer than ten. */
  readonly told: { readonly at: Instant; readonly count: number | null } | null;
  readonly sources: readonly { readonly label: string; readonly url: string | null }[];
  readonly inferred: readonly string[];
  readonly caveats: string | null;
  readonly origin: Origin;
  readonly example: boolean;
  readonly updatedAt: Instant;
}

export type EventKind = 'public-meeting' | 'drop-in-session' | 'workshop' | 'site-visit' | 'milestone';

export interface PublicCalendarEvent {
  /** Stable for ever, base of the UID in calendars. */
  readonly id: string;
  readonly project: Ref;
  /** `<project>/<consultation>` slug of the consultation, within the same project. */
  readonly consultation: Ref | null;
  readonly kind: EventKind;
  readonly title: string;
  /** A day for an all-day event. */
  readonly starts: ParisMoment;
  readonly ends: ParisMoment | null;
  readonly place: string | null;
  readonly address: string | null;
  readonly onlineUrl: string | null;
  readonly status: 'planned' | 'changed' | 'cancelled';
  readonly changedFrom: ParisMoment | null;
  readonly cancellationReason: string | null;
  readonly attendance: number | null;
  /** Number of publications of this event since the first one; SEQUENCE of calendars. */
  readonly sequence: number;
  readonly updatedAt: Instant;
}

export interface PublicSynthesis {
  readonly slug: string;
  /** `<project>/<consultation>`. */
  readonly consultation: Ref | null;
  readonly kind: 'synthesis' | 'consultation-report' | 'panel-report';
  readonly title: string;
  readonly author: string | null;
  readonly body: Markdown;
  readonly document: PublicDocument | null;
  readonly publishedAt: Instant;
}

export interface PublicPage {
  /** One of the fixed addresses, for instance `mentions-legales`. */
  readonly slug: string;
  readonly title: string;
  readonly body: Markdown;
  readonly updatedAt: Instant;
}

export interface PublicCharter {
  readonly version: string;
  readonly adoptedOn: ParisMoment | null;
  readonly introduction: Markdown;
  readonly articles: readonly { readonly id: string; readonly title: string; readonly text: Markdown }[];
}

export interface PublicRedirect {
  readonly from: string;
  readonly to: string;
}

/** An address that has been public and was taken down: what stood there, who withdrew it, when, why. */
export interface PublicWithdrawal {
  /** For instance `/projets/ligne-t2/`. */
  readonly path: string;
  /** Null where the title is itself the reason of the withdrawal. */
  readonly title: string | null;
  readonly service: string;
  readonly at: Instant;
  readonly reason: string;
}

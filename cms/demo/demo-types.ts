import type { DocumentRole, EventKind, FactKind, Origin } from '@aggloforum/publisher/contract/snapshot.ts';

/** A date relative to the first start: an ISO 8601 duration in days or in minutes, then the hour of that day, or the day alone. */
export interface RelativeMoment {
  readonly offset: string;
  /** `HH:mm` in Paris, or `day` for a date without hour; without it, the minute of the offset itself. */
  readonly at?: string;
}

/** `M` is a Paris moment once resolved, or that or a relative moment in the files. */
interface DemoFact<M> {
  readonly kind: FactKind;
  readonly at: M;
  readonly until: M | null;
  readonly reason: string | null;
}

export interface DemoDocument<M> {
  readonly role: DocumentRole;
  readonly title: string;
  /** Name of a file of `files/`. */
  readonly file: string | null;
  readonly url: string | null;
  readonly date: M | null;
}

interface DemoPlace {
  readonly name: string;
  readonly address: string | null;
  readonly hours: string | null;
}

interface DemoMeans {
  readonly what: string;
  readonly where: string | null;
  readonly evidence: string | null;
}

interface DemoSource {
  readonly label: string;
  readonly url: string;
}

export interface DemoProject<M> {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  /** Name of a file of `files/`. */
  readonly cover: string | null;
  readonly coverAlt: string | null;
  readonly coverCredit: string | null;
  readonly visibleFrom: M | null;
  readonly department: string | null;
  /** Null: not found in the sources. */
  readonly sponsor: string | null;
  readonly communes: readonly string[];
  readonly themes: readonly string[];
  readonly contactEmail: string | null;
  readonly example: boolean;
}

export interface DemoConsultation<M> {
  readonly slug: string;
  readonly title: string;
  readonly project: string;
  readonly introduction: string;
  readonly visibleFrom: M | null;
  readonly procedure: string;
  readonly legalBasis: string | null;
  readonly reference: string | null;
  readonly organiser: string | null;
  readonly notice: M | null;
  readonly opens: M | null;
  readonly closes: M | null;
  readonly periodText: string | null;
  readonly facts: readonly DemoFact<M>[];
  readonly registerUrl: string | null;
  readonly contributionEmail: string | null;
  readonly postalAddress: string | null;
  readonly places: readonly DemoPlace[];
  readonly promisedMeans: readonly DemoMeans[];
  /** One item a line, as in the CMS. */
  readonly openToDiscussion: string | null;
  readonly notOpenToDiscussion: string | null;
  readonly becomingOfContributions: string | null;
  readonly reportBackBy: M | null;
  readonly guarantor: string | null;
  readonly documents: readonly DemoDocument<M>[];
  readonly communes: readonly string[];
  readonly outcomeOpinion: string | null;
  readonly outcomeReportDate: M | null;
  readonly outcomeDecision: string | null;
  readonly outcomeDecisionDate: M | null;
  readonly outcomeFollowUp: string | null;
  readonly observationsCounted: number | null;
  readonly sources: readonly DemoSource[];
  readonly inferred: string | null;
  readonly caveats: string | null;
  readonly origin: Origin;
  readonly example: boolean;
}

export interface DemoEvent<M> {
  readonly id: string;
  readonly project: string;
  /** `<project>/<consultation>`. */
  readonly consultation: string | null;
  readonly kind: EventKind;
  readonly title: string;
  readonly starts: M;
  readonly ends: M | null;
  readonly place: string | null;
  readonly address: string | null;
  readonly onlineUrl: string | null;
  readonly eventStatus: 'planned' | 'changed' | 'cancelled';
  readonly changedFrom: M | null;
  readonly cancellationReason: string | null;
  readonly attendance: number | null;
  readonly minutes: string | null;
}

export interface DemoSynthesis {
  readonly slug: string;
  readonly title: string;
  readonly consultation: string;
  readonly kind: 'synthesis' | 'consultation-report' | 'panel-report';
  readonly author: string | null;
  readonly body: string;
  readonly audience: 'public' | 'participants';
  readonly ready: boolean;
}

export interface DemoDepartment {
  readonly slug: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly replyWorkingDays: number | null;
  readonly example: boolean;
}

export interface DemoCommune {
  readonly slug: string;
  readonly name: string;
  readonly insee: string;
  readonly population: number | null;
  readonly belongsToAgglomeration: boolean;
}

export interface DemoProcedure {
  readonly code: string;
  readonly label: string;
  readonly explanation: string;
  readonly statutory: boolean;
  readonly legalRegister: boolean;
  readonly legalSource: string | null;
  readonly constants: Readonly<Record<string, number | boolean>>;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface DemoCharter {
  readonly version: string;
  readonly adoptedOn: string | null;
  readonly introduction: string;
  readonly articles: readonly { readonly articleId: string; readonly title: string; readonly text: string }[];
}

/** An invented member of the stakeholder directory. */
export interface DemoStakeholder {
  readonly email: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly actorKind: 'person' | 'association' | 'company' | 'institution' | 'residents';
  /** Slugs; none means all. */
  readonly communes: readonly string[];
  readonly themes: readonly string[];
}

/** What is known of a file of `files/`, so that nobody has to read it to describe it. */
export interface DemoFile {
  readonly name: string;
  readonly bytes: number;
  /** First 16 hexadecimal digits of its SHA-256, as in `/documents/<hash>/<name>`. */
  readonly hash: string;
  readonly width?: number;
  readonly height?: number;
}

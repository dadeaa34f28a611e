import type { Phase } from '../core/phase.ts';

/**
 * The dossier as the admin page and its endpoints see it: one project with everything that is published with it.
 * Endpoints (admin session, `/concertation/…` on the CMS's admin router, JSON):
 *
 * | method and path | body → answer |
 * |---|---|
 * | GET /concertation/dossiers | → `DossierListItem[]`, own dossiers only for leads and communes |
 * | GET /concertation/choices | → `DossierChoices`: what the form's selects offer |
 * | GET /concertation/overview | → `Overview`: what the admin's home page shows |
 * | POST /concertation/dossiers | `Dossier` without ids → `DossierView` 201 |
 * | GET /concertation/dossiers/:id | → `DossierView` |
 * | PUT /concertation/dossiers/:id | `{ dossier, revision }` → `DossierView`; 409 `{ reason: 'changed-meanwhile', by, at }` |
 * | POST /concertation/dossiers/:id/publish | `{ dossier, revision }` (saved and published in one transaction) → `DossierView` |
 * | POST /concertation/dossiers/:id/schedule | `{ dossier, revision, at }` → `DossierView` |
 * | DELETE /concertation/dossiers/:id/schedule/:versionId | → `DossierView` |
 * | POST /concertation/dossiers/:id/unpublish | `{ reason, titleWithheld, revision }` → `DossierView` |
 * | POST /concertation/dossiers/:id/restore | `{ versionId, revision }` → `DossierView` |
 * | POST /concertation/dossiers/:id/duplicate | `{}` → `DossierView` 201 |
 * | POST /concertation/dossiers/preview | `Dossier` → `{ html }`, never stored |
 * | PUT /concertation/participation/:consultationId | `ParticipationChange` → `ParticipationView` |
 *
 * A refusal is 422 `{ error: { code: 'invalid', message, fields: { path: sentence } } }`, paths like `consultations.0.closes`,
 * 403 `{ error: { code, message } }`, 404, or 409.
 */
export interface Dossier {
  readonly project: ProjectForm;
  readonly consultations: readonly ConsultationForm[];
  readonly events: readonly EventForm[];
}

export interface ProjectForm {
  readonly title: string;
  readonly slug: string;
  readonly summary: string;
  readonly body: string;
  readonly cover: MediaRef | null;
  readonly coverAlt: string;
  readonly coverCredit: string;
  /** Paris moment, or '' for "as soon as it is published". */
  readonly visibleFrom: string;
  /** Document ids of the choices; '' for none. */
  readonly department: string;
  readonly sponsor: string;
  readonly communes: readonly string[];
  readonly themes: readonly string[];
  /** Ids of admin users. */
  readonly leads: readonly number[];
  readonly contactEmail: string;
}

export interface MediaRef {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly mime: string;
  readonly bytes: number;
}

export interface ConsultationForm {
  /** Stable key of the row within the page; the document id once stored. */
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly introduction: string;
  readonly visibleFrom: string;
  /** Document id of the procedure. */
  readonly procedure: string;
  readonly legalBasis: string;
  readonly reference: string;
  readonly organiser: string;
  readonly notice: string;
  readonly opens: string;
  readonly closes: string;
  readonly periodText: string;
  readonly facts: readonly FactForm[];
  readonly registerUrl: string;
  readonly contributionEmail: string;
  readonly postalAddress: string;
  readonly places: readonly PlaceForm[];
  readonly promisedMeans: readonly MeansForm[];
  /** One item a line. */
  readonly openToDiscussion: string;
  readonly notOpenToDiscussion: string;
  readonly becomingOfContributions: string;
  readonly reportBackBy: string;
  readonly guarantor: string;
  readonly documents: readonly DocumentForm[];
  readonly communes: readonly string[];
  readonly outcomeOpinion: string;
  readonly outcomeReportDate: string;
  readonly outcomeDecision: string;
  readonly outcomeDecisionDate: string;
  readonly outcomeFollowUp: string;
  readonly observationsCounted: number | null;
  readonly sources: readonly SourceForm[];
  readonly inferred: string;
  readonly caveats: string;
  readonly origin: 'native' | 'archive' | 'relay';
}

export interface FactForm {
  readonly kind: 'suspended' | 'resumed' | 'extended' | 'cancelled' | 'replaced' | 'reported-back' | 'settled';
  readonly at: string;
  readonly until: string;
  readonly reason: string;
}
export interface PlaceForm {
  readonly name: string;
  readonly address: string;
  readonly hours: string;
}
export interface MeansForm {
  readonly what: string;
  readonly where: string;
  readonly evidence: string;
}
export interface DocumentForm {
  readonly role: 'order' | 'notice' | 'file' | 'minutes' | 'report' | 'conclusions' | 'decision';
  readonly title: string;
  readonly file: MediaRef | null;
  readonly url: string;
  readonly date: string;
}
export interface SourceForm {
  readonly label: string;
  readonly url: string;
}

export interface EventForm {
  readonly id: string;
  /** Id of one of the dossier's consultations, or ''. */
  readonly consultation: string;
  readonly kind: 'public-meeting' | 'drop-in-session' | 'workshop' | 'site-visit' | 'milestone';
  readonly title: string;
  readonly starts: string;
  readonly ends: string;
  readonly place: string;
  readonly address: string;
  readonly onlineUrl: string;
  readonly eventStatus: 'planned' | 'changed' | 'cancelled';
  readonly changedFrom: string;
  readonly cancellationReason: string;
  readonly attendance: number | null;
}

/** A sentence to show; warnings never stop a publication. `path` points to a field, like those of errors. */
export interface Remark {
  readonly path: string;
  readonly message: string;
}

export interface DossierView {
  readonly id: string;
  readonly dossier: Dossier;
  /** Grows with every save; sent back with the next one, so that nobody overwrites a colleague. */
  readonly revision: number;
  readonly savedAt: string;
  readonly savedBy: string;
  readonly state: DossierState;
  readonly publicUrl: string | null;
  readonly checklist: readonly Remark[];
  readonly versions: readonly DossierVersionView[];
  readonly participation: readonly ParticipationView[];
  /** What this person may do here. */
  readonly may: {
    readonly write: boolean;
    readonly publish: boolean;
    readonly unpublish: boolean;
    readonly switchComments: boolean;
  };
}

/** `draft`: never published · `scheduled`: published, hidden until an instant · `published` · `modified`: published, newer draft · `withdrawn`. */
export type DossierState = 'draft' | 'scheduled' | 'published' | 'modified' | 'withdrawn';

export interface DossierVersionView {
  readonly id: string;
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly kind: 'published' | 'restored' | 'scheduled' | 'withdrawn';
  /** Paris moment at which a stored change will be applied. */
  readonly appliesAt: string | null;
  readonly reason: string | null;
}

export interface DossierListItem {
  readonly id: string;
  readonly title: string;
  readonly state: DossierState;
  readonly phase: Phase;
  readonly department: string | null;
  readonly savedAt: string;
  readonly savedBy: string;
  readonly consultations: number;
  readonly remarks: number;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}
export interface DossierChoices {
  readonly departments: readonly Choice[];
  readonly communes: readonly Choice[];
  readonly themes: readonly Choice[];
  readonly procedures: readonly (Choice & { readonly legalRegister: boolean; readonly statutory: boolean })[];
  readonly leads: readonly { readonly id: number; readonly label: string }[];
  /** What a new dossier of this person starts with, so that it is theirs: themselves as lead, or their commune. */
  readonly own: { readonly leads: readonly number[]; readonly communes: readonly string[] };
}

export interface ParticipationView {
  readonly consultationId: string;
  readonly consultationTitle: string;
  readonly comments: 'on' | 'off';
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** Opened beside a legal register, knowingly. */
  readonly outsideRegister: boolean;
  readonly policy: string;
  readonly version: number;
  /** Every state that the switch has had, the latest first. */
  readonly history: readonly ParticipationEntry[];
}
export interface ParticipationEntry {
  readonly comments: 'on' | 'off';
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly outsideRegister: boolean;
  readonly at: string;
  readonly by: string;
}
export interface ParticipationChange {
  readonly comments: 'on' | 'off';
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly version: number;
  /** Code of a version; left out, the policy stays. */
  readonly policy?: string | undefined;
  /** Yes, said by whoever opens them beside a legal register: what is written there is « hors registre ». */
  readonly outsideRegister?: boolean | undefined;
}

export interface OverviewItem {
  readonly dossierId: string;
  readonly title: string;
  readonly when: string | null;
}
export interface Overview {
  readonly open: readonly OverviewItem[];
  readonly openingThisWeek: readonly OverviewItem[];
  readonly closingThisWeek: readonly OverviewItem[];
  /** Drafts, scheduled changes, and published dossiers with newer drafts. */
  readonly waiting: readonly OverviewItem[];
}

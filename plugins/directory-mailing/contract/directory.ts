import type { ConsentProof, MailTrace } from './entry.ts';

/**
 * What the pages « Annuaire » ask of `/directory-mailing/directory/…`, with an admin session and the permission
 * `directory.manage`. Searches are posts: an address stands in no URL.
 */
export interface DirectoryFilter {
  /** Part of an address, a name or an organisation. */
  readonly text: string;
  readonly state: string;
  readonly actorKind: string;
  /** INSEE code: who chose it, or all. */
  readonly commune: string;
  /** Slug: who chose it, or all. */
  readonly theme: string;
  readonly source: string;
}

export interface DirectoryItem {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly actorKind: string | null;
  readonly state: string;
  readonly source: string | null;
  readonly communes: readonly string[];
  readonly themes: readonly string[];
  readonly confirmedAt: string | null;
}

/** `POST search`: one page of `PAGE_SIZE`. */
export interface DirectoryPage {
  readonly items: readonly DirectoryItem[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Of the whole directory, by state. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** `GET choices`. */
export interface DirectoryChoices {
  readonly communes: readonly Choice[];
  readonly themes: readonly Choice[];
  /** Paris, YYYY-MM-DD, by the time of the house. */
  readonly today: string;
}

/** `GET entries/:id`. */
export interface DirectoryEntry extends DirectoryItem {
  readonly unsubscribedAt: string | null;
  readonly reconfirmAskedAt: string | null;
  readonly consents: readonly ConsentProof[];
  /** Mailings and letters of the directory, the newest first, without their text; no letter of another form. */
  readonly deliveries: readonly MailTrace[];
}

/** `PUT entries/:id`. */
export interface PersonFields {
  readonly name: string;
  readonly organisation: string;
  readonly actorKind: string;
  readonly communes: readonly string[];
  readonly themes: readonly string[];
}

export interface BasisFields {
  readonly basisKind: string;
  readonly basisSentence: string;
  /** YYYY-MM-DD. */
  readonly basisDay: string;
}

/** `POST entries`. */
export interface NewPerson extends PersonFields, BasisFields {
  readonly email: string;
}

/** Of an addition: in the directory at once, or asked by a letter first. */
export interface Added {
  readonly outcome: 'confirmed' | 'asked';
  readonly id: string | null;
}

/** `POST import/preview` and `POST import`: multipart, `files` (one) and these as JSON in `options`. */
export interface ImportOptions extends BasisFields {
  /** What each column holds; null to have them recognised. */
  readonly columns: readonly (string | null)[] | null;
  readonly actorKind: string;
  /** Of this import, a UUID: sent twice, it is done once. */
  readonly key: string;
}

export interface ImportColumn {
  readonly header: string;
  readonly field: string | null;
  readonly samples: readonly string[];
}

export interface RejectedLine {
  readonly line: number;
  readonly kind: 'invalid' | 'twin' | 'known' | 'suppressed';
  readonly reasons: readonly string[];
  readonly cells: readonly string[];
}

export interface ImportPreview {
  readonly lines: number;
  readonly columns: readonly ImportColumn[];
  /** Addresses that would come in, and how many of them are private persons'. */
  readonly ready: number;
  readonly persons: number;
  readonly rejected: readonly RejectedLine[];
  readonly first: readonly Pick<DirectoryItem, 'email' | 'name'>[];
}

export interface ImportResult {
  readonly reference: string;
  readonly confirmed: number;
  readonly asked: number;
  readonly rejected: number;
}

/** `POST export`. */
export interface ExportedFile {
  readonly name: string;
  readonly csv: string;
  readonly count: number;
}

/** `GET acts`. */
export interface StaffAct {
  readonly id: number;
  readonly act: string;
  readonly by: string;
  readonly at: string;
  readonly count: number;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** `GET suppressions`: no address, for there is none. */
export interface SuppressionCounts {
  readonly total: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** `POST suppressions/check`. */
export interface SuppressionAnswer {
  readonly listed: boolean;
  readonly reason: string | null;
  readonly at: string | null;
  readonly until: string | null;
}

/** `GET retention`; `PUT retention` with `directory.retention`. */
export interface RetentionView {
  readonly periods: Readonly<Record<string, number>>;
  readonly changes: readonly {
    readonly name: string;
    readonly value: number;
    readonly by: string;
    readonly reason: string;
    readonly at: string;
  }[];
}

export const PAGE_SIZE = 25;

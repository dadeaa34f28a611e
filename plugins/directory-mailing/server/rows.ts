import type { DeliveryState } from '../core/delivery-states.ts';

export interface StakeholderRow {
  readonly id: number;
  readonly documentId: string;
  readonly email: string;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly actorKind: string | null;
  readonly confirmedAt: string | null;
  readonly state: 'confirmed' | 'paused' | 'unsubscribed';
  readonly communes: readonly string[] | null;
  readonly themes: readonly string[] | null;
}

export interface MailingRow {
  readonly id: number;
  readonly key: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly replyTo: string | null;
}

/** What the sender needs of a row, whatever it sends. */
export interface OutgoingRow {
  readonly id: number;
  readonly state: DeliveryState;
  readonly attempts: number;
}

export interface DeliveryRow extends OutgoingRow {
  readonly mailingId: number;
  readonly stakeholderId: number;
}

export interface LetterRow extends OutgoingRow {
  readonly documentId: string;
  readonly email: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly replyTo: string | null;
}

export interface SiteSettingsRow {
  readonly siteName: string | null;
  readonly organisation: string | null;
  readonly contactEmail: string | null;
}

export interface RequestRow {
  readonly id: number;
  readonly documentId: string;
  readonly reference: string;
  readonly email: string;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly actorKind: string | null;
  readonly communes: readonly string[] | null;
  readonly themes: readonly string[] | null;
  readonly consentVersion: string;
  readonly state: 'pending' | 'confirmed' | 'superseded';
}

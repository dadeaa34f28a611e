import type { Announceable } from '../opening.ts';
import type { MailingReason, MailingState, MailingWish, Occasion } from './occasion.ts';

/** A published consultation with its meetings, as far as mailings depend on them. Moments are of Paris. */
export interface Subject extends Announceable {
  readonly documentId: string;
  readonly events: readonly EventFacts[];
  /** Those of the same dossier that belong to its other consultations. */
  readonly eventsBeside: readonly EventFacts[];
}

export interface EventFacts {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly starts: string;
  readonly ends: string | null;
  readonly place: string | null;
  readonly address: string | null;
  /** `withdrawn`: it was told of, and the published dossier no longer has it. */
  readonly status: 'planned' | 'changed' | 'cancelled' | 'withdrawn';
  readonly changedFrom: string | null;
  readonly reason: string | null;
}

/** What a mailing said of a meeting. */
export interface ToldEvent {
  /** Absent in what was told before it was kept. */
  readonly title?: string;
  readonly starts: string;
  readonly where: string;
  readonly cancelled: boolean;
}

/** What a mailing said, and nothing that it did not say: the next one corrects it. */
export interface Told {
  readonly opens?: string | null;
  readonly closes?: string | null;
  readonly events?: Readonly<Record<string, ToldEvent>>;
  /** It was for some of those whom the consultation concerns: the others have not heard of it. */
  readonly toSome?: true;
}

/** A mailing of the consultation as the plan sees it. Instants are ISO 8601. */
export interface PlannedRow {
  readonly id: number;
  readonly key: string;
  readonly occasion: Occasion;
  /** Document id of the meeting that it is about. */
  readonly event: string | null;
  readonly state: MailingState;
  readonly reason: MailingReason | null;
  readonly wish: MailingWish | null;
  readonly dueAt: string | null;
  readonly frozenAt: string | null;
  readonly told: Told | null;
}

export interface MailingRules {
  /** Days before the closing; 0 for no reminder. */
  readonly closingDays: number;
}

/** A mailing that the facts ask for. Epoch milliseconds. */
export interface Wanted {
  readonly occasion: Occasion;
  readonly event: string | null;
  readonly key: string;
  readonly announces: number;
  readonly dueAt: number;
}

export function whereOf({ place, address }: Pick<EventFacts, 'place' | 'address'>): string {
  return [place, address].filter(Boolean).join(', ');
}

/** One mailing per consultation, occasion and announced instant; the database holds it to that. */
export function mailingKey(consultation: string, occasion: string, instant: number): string {
  return `${consultation}|${occasion}|${new Date(instant).toISOString()}`;
}

/** Mailings of which somebody may have read something, the latest first. */
export function frozenRows(rows: readonly PlannedRow[]): PlannedRow[] {
  return rows
    .filter(({ frozenAt }) => frozenAt !== null)
    .toSorted((a, b) => ((a.frozenAt ?? '') < (b.frozenAt ?? '') ? 1 : -1) || b.id - a.id);
}

import type { Desired } from './changes.ts';
import type { Instant } from './snapshot.ts';

/** What the admin shows of publication: how far everybody is, and what is online since when. */
export interface PublicationStatus {
  /** By the clock of the house. */
  readonly now: Instant;
  /** Of the last change. */
  readonly position: number;
  readonly desired: Desired;
  readonly consumers: readonly ConsumerStatus[];
  /** The last 50, the newest first. */
  readonly changes: readonly ChangeStatus[];
}

export interface ConsumerStatus {
  readonly name: string;
  readonly position: number;
  /** How many changes it has not shown yet, and for how long the oldest of them has waited. */
  readonly lag: { readonly positions: number; readonly seconds: number };
  readonly seenAt: Instant;
  readonly failure: string | null;
  readonly renderedAt: Instant | null;
  readonly pages: number | null;
  readonly ms: number | null;
  readonly settledAt: Instant | null;
}

export interface ChangeStatus {
  readonly position: number;
  readonly kind: string;
  readonly uid: string;
  readonly documentId: string | null;
  readonly title: string | null;
  readonly at: Instant;
  /** False when nothing that the public sees has changed: a draft was saved. */
  readonly isPublic: boolean;
  readonly online: readonly { readonly name: string; readonly since: Instant }[];
  /** Where the entries that it touches stand in public now; whole addresses. */
  readonly pages: readonly string[];
}

/** Of one entry, for whoever may read it. */
export interface EntryStatus {
  /** `going`: the last change of what the public sees of it has not arrived everywhere. */
  readonly state: 'offline' | 'going' | 'online';
  /** When the last change of it had arrived everywhere; null when nobody knows any more. */
  readonly since: Instant | null;
  /** By the clock of the house. */
  readonly now: Instant;
  /** What a follower said that could not show it. */
  readonly failure: string | null;
}

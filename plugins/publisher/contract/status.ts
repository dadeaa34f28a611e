import type { Desired } from './changes.ts';
import type { Instant } from './snapshot.ts';

/** What the admin shows of publication: how far everybody is, and what is online since when. */
export interface PublicationStatus {
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
  readonly online: readonly { readonly name: string; readonly since: Instant }[];
}

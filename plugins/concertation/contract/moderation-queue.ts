import type { AuthorState, PolicyMode, RevisionState } from '../core/comments/words.ts';
import type { Finding } from '../core/screening/submission.ts';

/** The lists of the desk. Endpoints: `moderation.ts`. */
export const QUEUE_VIEWS = [
  'mine',
  'spam',
  'rules',
  'team',
  'elected',
  'late',
  'flagged',
  'marked',
  // Public, and nobody of the team has read it: post-moderation.
  'unread',
  'published',
  // Sent back, refused, removed.
  'decided',
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

export interface QueuePage {
  readonly items: readonly QueueItem[];
  /** Give it as `after`; null on the last page. */
  readonly next: string | null;
  /** Of the whole queue, by view. */
  readonly counts: Readonly<Record<QueueView, number>>;
}

export interface QueueItem {
  /** Of the comment. */
  readonly id: string;
  readonly reference: string;
  /** Of the comment: goes back with the decision. */
  readonly version: number;
  readonly revision: number;
  readonly state: RevisionState;
  readonly author: AuthorState;
  readonly consultation: { readonly id: string; readonly title: string; readonly project: string };
  readonly authorName: string;
  readonly body: string;
  /** What the elected official sees and approves, when it was redacted. */
  readonly redactedBody: string | null;
  readonly isReply: boolean;
  /** Sent to take the place of a text that is public. */
  readonly corrects: boolean;
  readonly submittedAt: string;
  /** In the state since. */
  readonly since: string;
  /** ISO instant, by working days of the policy; null where nothing is due. */
  readonly dueAt: string | null;
  readonly late: boolean;
  readonly findings: readonly Finding[];
  /** A rule has marked it, or a text before it, and nobody of the team has looked. */
  readonly marked: boolean;
  /** The comment is public, and nobody has looked at the text that the public reads or decided about it. */
  readonly unread: boolean;
  /** Ids of the reports that nobody has decided: they go back with the decision, so that none is closed unseen. */
  readonly openFlags: readonly string[];
  readonly mode: PolicyMode;
  /** What this person may do with it; nothing, where the comment is about another of its texts by now. */
  readonly actions: readonly DeskAction[];
}

export const DESK_ACTIONS = ['approve', 'redact', 'send-back', 'refuse', 'remove', 'restore'] as const;
export type DeskAction = (typeof DESK_ACTIONS)[number];

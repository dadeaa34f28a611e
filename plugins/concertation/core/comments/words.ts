/** Where the text of a comment stands. The way from one to the next is `core/moderation/transitions.ts`. */
export const REVISION_STATES = [
  'spam-held',
  'rule-held',
  'awaiting-team',
  'awaiting-elected',
  'published',
  'published-redacted',
  'sent-back',
  'refused',
  'removed',
] as const;
export type RevisionState = (typeof REVISION_STATES)[number];

/** What its author made of it. */
export const AUTHOR_STATES = ['active', 'withdrawn', 'erased'] as const;
export type AuthorState = (typeof AUTHOR_STATES)[number];

/** How comments are moderated: the domain's three ways, from the least to the most strict. */
export const POLICY_MODES = ['post-moderation', 'pre-moderation', 'pre-moderation-two-keys'] as const;
export type PolicyMode = (typeof POLICY_MODES)[number];

/** Somebody waits for a decision about it. */
export const WAITING_STATES: ReadonlySet<RevisionState> = new Set([
  'spam-held',
  'rule-held',
  'awaiting-team',
  'awaiting-elected',
]);

export const PUBLIC_STATES: ReadonlySet<RevisionState> = new Set(['published', 'published-redacted']);

/** Why somebody reports a comment. */
export const REPORT_REASONS = {
  'personal-data': 'Il donne des informations sur la vie privée de quelqu’un',
  insult: 'Il insulte, menace ou harcèle quelqu’un',
  hatred: 'Il incite à la haine ou discrimine',
  defamation: 'Il accuse quelqu’un à tort',
  advertising: 'C’est de la publicité ou un message indésirable',
  'off-topic': 'Il n’a rien à voir avec la consultation',
  other: 'Autre raison',
} as const;
export type ReportReason = keyof typeof REPORT_REASONS;

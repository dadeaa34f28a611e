/** What a mailing announces. */
export type Occasion = 'opens' | 'dates-changed' | 'meeting' | 'closing' | 'by-hand';

/**
 * `upcoming` waits for the clock, `prepared` for a person; then the audience and the content are frozen and the sender
 * takes over: `queued`, `paused`, `finished`. `cancelled` may be said at any time before that.
 */
export type MailingState = 'upcoming' | 'prepared' | 'queued' | 'paused' | 'cancelled' | 'finished';

/** Why a mailing does not leave, or never will. */
export type MailingReason =
  'confirmation' | 'audience-empty' | 'audience-halved' | 'too-late' | 'no-longer-true' | 'by-somebody';

/** What a person last said of when a mailing leaves: not before their yes, or at its hour. Null: nobody said anything. */
export type MailingWish = 'held' | 'let-go';

/** Why somebody in the directory is not written to; the first reason that holds. */
export type AudienceExclusion = 'left' | 'paused' | 'bounced' | 'consent' | 'communes' | 'themes';

/** The sender takes the smallest first: somebody is about to set out for a meeting that is not held. */
export function priorityOf(occasion: Occasion): number {
  return PRIORITIES[occasion];
}

const PRIORITIES: Readonly<Record<Occasion, number>> = {
  meeting: 0,
  'dates-changed': 1,
  opens: 2,
  closing: 2,
  'by-hand': 3,
};

/**
 * Versions of the consent whose wording covers the occasion; null: every one. The first wording names the opening of
 * consultations and nothing else.
 */
export function consentsFor(occasion: Occasion): readonly string[] | null {
  return occasion === 'opens' ? null : ['2'];
}

import { z } from 'zod';
import { CONSENT } from './subscription.ts';

/** What the house holds about a person of the directory; `GET /api/directory-mailing/entries/:token`, their own link. */
export interface OwnEntry {
  readonly email: string;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly actorKind: string | null;
  readonly communes: readonly string[];
  readonly themes: readonly string[];
  readonly state: 'confirmed' | 'paused' | 'unsubscribed' | 'bounced';
  readonly confirmedAt: string | null;
  /** How they came in. */
  readonly source: string | null;
  readonly consents: readonly ConsentProof[];
  /** What was sent, by whatever form, the newest first, without its text; the last thousand mailings and letters. */
  readonly mails: readonly MailTrace[];
  /** What came back. */
  readonly returned: readonly ReturnTrace[];
}

export interface MailTrace {
  readonly subject: string;
  readonly state: string;
  readonly at: string;
}

export interface ReturnTrace {
  readonly at: string;
  readonly verdict: string;
  readonly status: string | null;
}

export interface ConsentProof {
  readonly act: string;
  readonly version: string;
  readonly wording: string;
  readonly source: string;
  readonly at: string;
}

/** `POST` to the same address; answers `{ state }`, where `erased` means that nothing is left to show. */
export const entryActShape = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('choose'),
    communes: z.array(z.string().max(100)).max(500),
    themes: z.array(z.string().max(100)).max(500),
  }),
  z.strictObject({
    act: z.literal('correct'),
    name: z.string().max(2_000),
    organisation: z.string().max(2_000),
    actorKind: z.string().max(100),
  }),
  /** A yes to the wording that stood beside the button. */
  z.strictObject({ act: z.literal('consent'), consentVersion: z.string().max(20) }),
  z.strictObject({ act: z.enum(['pause', 'resume', 'leave', 'erase']) }),
]);
export type EntryAct = z.infer<typeof entryActShape>;

/** The present wording, for somebody who is written to and agreed last to another one; null when there is nothing to ask. */
export function wordingToOffer({ state, consents }: Pick<OwnEntry, 'state' | 'consents'>): typeof CONSENT | null {
  if (state !== 'confirmed' && state !== 'paused') return null;
  return consents.findLast(({ act }) => act === 'given')?.version === CONSENT.version ? null : CONSENT;
}

/**
 * `GET /api/directory-mailing/confirmations/:token`, which changes nothing: what the page's button is a yes to.
 * `registered`: the address is in the directory, and this link has nothing left to confirm. 410 when its time is over.
 */
export interface Confirmation {
  readonly state: 'asking' | 'registered';
  readonly version: string;
  readonly wording: string;
}

/** `POST` to the same address: the wording that stood beside the button; without one, that of the request. */
export const confirmationShape = z.strictObject({ consentVersion: z.string().max(40).optional() });

/**
 * 200 to that `POST`; 409 where the wording changed, 410 when the link's time is over. `own` is the person's own link.
 * It is null to somebody who is registered and whom this press did not renew: the letter may be an old one that was
 * passed on, so the own link comes by mail alone (`ownLinkEndpoint`).
 */
export interface Confirmed {
  readonly own: string | null;
}

export const entryEndpoint = (token: string) => `/api/directory-mailing/entries/${token}`;
/** `POST`: brings the person their own link, at their own address; the token is that of a mail's way out. */
export const ownLinkEndpoint = (token: string) => `/api/directory-mailing/own-links/${token}`;
export const confirmationEndpoint = (token: string) => `/api/directory-mailing/confirmations/${token}`;
export const disownmentEndpoint = (token: string) => `/api/directory-mailing/disownments/${token}`;

export const entryPage = (token: string) => `/participer/mon-inscription/${token}`;
export const confirmationPage = (token: string) => `/participer/confirmation/${token}`;

import { z } from 'zod';

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
  readonly consents: readonly ConsentProof[];
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
  z.strictObject({ act: z.enum(['pause', 'resume', 'leave', 'erase']) }),
]);
export type EntryAct = z.infer<typeof entryActShape>;

export const entryEndpoint = (token: string) => `/api/directory-mailing/entries/${token}`;
export const confirmationEndpoint = (token: string) => `/api/directory-mailing/confirmations/${token}`;
export const disownmentEndpoint = (token: string) => `/api/directory-mailing/disownments/${token}`;

export const entryPage = (token: string) => `/participer/mon-inscription/${token}`;
export const confirmationPage = (token: string) => `/participer/confirmation/${token}`;
export const disownmentPage = (token: string) => `/participer/ce-n-est-pas-moi/${token}`;

import { type LinkKey, openLink, signLink } from './signed-link.ts';

/** Long enough to write at leisure and be called away; a form that is older is shown again with what was typed. */
const FORM_LASTS = 24 * 3_600_000;

export interface FormToken {
  readonly formToken: string;
  /** ISO instant. */
  readonly expiresAt: string;
}

/** Says that a form was asked for, once: `nonce` is what is spent. */
export function issueFormToken(nonce: string, key: LinkKey, now: number): FormToken {
  const endsAt = Math.floor((now + FORM_LASTS) / 1000) * 1000;
  return { formToken: signLink('form', nonce, key, endsAt), expiresAt: new Date(endsAt).toISOString() };
}

/** When a token with this end was given out. Epoch milliseconds. */
export function issuedAt(endsAt: number): number {
  return endsAt - FORM_LASTS;
}

export type ReadFormToken =
  | { readonly state: 'good'; readonly nonce: string; readonly endsAt: number }
  | { readonly state: 'expired' | 'forged' };

export function readFormToken(token: string, keys: readonly LinkKey[], now: number): ReadFormToken {
  const link = openLink('form', token, keys);
  if (link === null || link.endsAt === null) return { state: 'forged' };
  return now < link.endsAt ? { state: 'good', nonce: link.subject, endsAt: link.endsAt } : { state: 'expired' };
}

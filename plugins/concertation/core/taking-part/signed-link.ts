import { createHmac, timingSafeEqual } from 'node:crypto';
import { refused } from '../refusal.ts';

export interface LinkKey {
  /** Short name that travels in the link, so that a new key does not break old links. */
  readonly id: string;
  readonly secret: string;
}

/** What a link serves for: signed, not written, so that a link for one thing is nothing for another. */
export type LinkPurpose =
  'unsubscribe' | 'form' | 'confirm' | 'own' | 'not-me' | 'reconfirm' | 'message' | 'comment' | 'appeal' | 'second-key';

/** The only alphabet of a link's token; anything else is not worth a request. */
export const LINK_TOKEN = /^[\w.-]{20,300}$/;

/** The token that a request brings; it is refused where it can be none of ours. */
export function tokenIn({ params }: { readonly params: Readonly<Record<string, string | undefined>> }): string {
  const token = params['token'] ?? '';
  if (LINK_TOKEN.test(token)) return token;
  throw refused(404, 'unreadable', 'Ce lien est incomplet.');
}

/** `<key>.<subject>.<signature>`, or `<key>.<subject>.<end>.<signature>` for what serves until an instant only. */
export function signLink(purpose: LinkPurpose, subject: string, key: LinkKey, endsAt?: number): string {
  const end = endsAt === undefined ? '' : `.${Math.floor(endsAt / 1000).toString(36)}`;
  const written = `${key.id}.${Buffer.from(subject).toString('base64url')}${end}`;
  return `${written}.${signature(purpose, written, key).toString('base64url')}`;
}

/** The subject that was signed; null for whatever we did not sign for this purpose, or whose time has passed. */
export function readLink(purpose: LinkPurpose, token: string, keys: readonly LinkKey[], now?: number): string | null {
  const link = openLink(purpose, token, keys);
  if (link === null) return null;
  if (link.endsAt === null) return link.subject;
  return now !== undefined && now < link.endsAt ? link.subject : null;
}

export interface OpenedLink {
  readonly subject: string;
  /** Epoch milliseconds; null for a link without an end. */
  readonly endsAt: number | null;
}

/** What a link of ours says, also once its time has passed: a page can then say so. */
export function openLink(purpose: LinkPurpose, token: string, keys: readonly LinkKey[]): OpenedLink | null {
  const parts = token.split('.');
  const [id, subject, ...rest] = parts;
  const given = rest.pop();
  const key = keys.find((candidate) => candidate.id === id);
  if (key === undefined || subject === undefined || given === undefined || rest.length > 1) return null;
  const expected = signature(purpose, parts.slice(0, -1).join('.'), key);
  const actual = Buffer.from(given, 'base64url');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  const endsAt = rest[0] === undefined ? null : Number.parseInt(rest[0], 36) * 1000;
  return { subject: Buffer.from(subject, 'base64url').toString(), endsAt };
}

function signature(purpose: LinkPurpose, written: string, { secret }: LinkKey): Buffer {
  return createHmac('sha256', secret).update(`aggloforum\n${purpose}\n${written}`).digest();
}

import { createHmac, timingSafeEqual } from 'node:crypto';

export interface LinkKey {
  /** Short name that travels in the link, so that a new key does not break old links. */
  readonly id: string;
  readonly secret: string;
}

export type LinkPurpose = 'unsubscribe';

/** `<key>.<subject>.<signature>`; the purpose is signed, not written: a link serves for one thing. */
export function signLink(purpose: LinkPurpose, subject: string, key: LinkKey): string {
  const written = `${key.id}.${Buffer.from(subject).toString('base64url')}`;
  return `${written}.${signature(purpose, written, key).toString('base64url')}`;
}

/** The subject that was signed, or null for whatever we did not sign for this purpose. */
export function readLink(purpose: LinkPurpose, token: string, keys: readonly LinkKey[]): string | null {
  const [id, subject, given, ...rest] = token.split('.');
  const key = keys.find((candidate) => candidate.id === id);
  if (key === undefined || subject === undefined || given === undefined || rest.length > 0) return null;
  const expected = signature(purpose, `${key.id}.${subject}`, key);
  const actual = Buffer.from(given, 'base64url');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  return Buffer.from(subject, 'base64url').toString();
}

function signature(purpose: LinkPurpose, written: string, { secret }: LinkKey): Buffer {
  return createHmac('sha256', secret).update(`aggloforum\n${purpose}\n${written}`).digest();
}

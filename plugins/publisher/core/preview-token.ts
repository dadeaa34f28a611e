import { createHmac, timingSafeEqual } from 'node:crypto';

/** Types that are written as drafts, and so can be looked at before they are public. */
export const PREVIEWED = ['project', 'consultation', 'event', 'synthesis', 'page'] as const;
export type Previewed = (typeof PREVIEWED)[number];

export interface PreviewOf {
  readonly type: Previewed;
  readonly id: string;
  /** The draft, or beside it in the administration what stands online. */
  readonly version: 'draft' | 'published';
}

const LIFE_MS = 15 * 60_000;

/** `<type>.<document>.<version>.<end>.<signature>`: what may be looked at, and until when; nothing of who asked for it. */
export function signPreview({ type, id, version }: PreviewOf, now: number, secret: string): string {
  // A clock that a file sets tells parts of milliseconds.
  const written = `${type}.${id}.${version}.${Math.round(now + LIFE_MS).toString(36)}`;
  return `${written}.${signature(written, secret).toString('base64url')}`;
}

/** What the token opens; `unknown` for whatever was not signed here, as it stands. */
export function readPreview(token: string, now: number, secret: string): PreviewOf | 'unknown' | 'expired' {
  const [name, id, state, end, given, ...rest] = token.split('.');
  const type = PREVIEWED.find((candidate) => candidate === name);
  const version = state === 'draft' || state === 'published' ? state : undefined;
  if (
    type === undefined ||
    id === undefined ||
    version === undefined ||
    end === undefined ||
    given === undefined ||
    rest.length > 0
  )
    return 'unknown';
  const expected = signature(`${type}.${id}.${version}.${end}`, secret);
  // Compared as it is written: two spellings of one signature are two tokens.
  const actual = Buffer.from(given);
  const wanted = Buffer.from(expected.toString('base64url'));
  if (actual.length !== wanted.length || !timingSafeEqual(actual, wanted)) return 'unknown';
  return Number.parseInt(end, 36) > now ? { type, id, version } : 'expired';
}

/** The purpose is signed, not written: no other link of the house opens a preview, nor this one anything else. */
function signature(written: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`aggloforum\npreview\n${written}`).digest();
}

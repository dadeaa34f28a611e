export { shortCode } from '../core/short-code.ts';

const SHORT_LINK = /^\/c\/([a-z0-9]{5})\/?$/i;

/** The address that is printed on posters: it leads to the consultation whatever its address becomes. */
export function shortLink(code: string): string {
  return `/c/${code}`;
}

/** The code in an address, as somebody typed it; null when it is none. */
export function readShortLink(path: string): string | null {
  return SHORT_LINK.exec(path)?.[1]?.toLowerCase() ?? null;
}

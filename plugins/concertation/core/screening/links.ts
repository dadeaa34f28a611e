import type { Range } from './fold.ts';

export interface Link extends Range {
  /** Host name in lower case, without `www.`. */
  readonly domain: string;
}

const MOST = 500;
const WITH_SCHEME = /(?:https?:\/\/|\bwww\.)[^\s<>"]{1,2000}/g;
/** A name without scheme counts only under an ending that people know: « fini.Alors » is no link. */
const BARE =
  /(?<![\p{L}\p{N}@._/-])(?:[a-z0-9-]{1,63}\.){1,6}(?:fr|com|net|org|eu|io|info|biz|ru|cn|xyz|top|online|site|shop|club|store|live|pro|app|dev|me|co|tv|re|bet|casino|click|link|ly|gl|gd|gy|gg)(?![\p{L}\p{N}-])(?:\/[^\s<>"]{0,2000})?/gu;

/** In the order of the text; each once. */
export function linksOf(folded: string): Link[] {
  const found: Link[] = [];
  for (const { 0: text, index } of folded.matchAll(WITH_SCHEME)) {
    const domain = domainOf(text);
    if (domain !== null && found.push({ domain, start: index, end: index + text.length }) >= MOST) return found;
  }
  const inside = (at: number) => found.some(({ start, end }) => at >= start && at < end);
  const bare: Link[] = [];
  for (const { 0: text, index } of folded.matchAll(BARE)) {
    const domain = domainOf(text);
    if (domain === null || inside(index)) continue;
    if (bare.push({ domain, start: index, end: index + text.length }) >= MOST) break;
  }
  return [...found, ...bare].toSorted((a, b) => a.start - b.start);
}

export function isWithin(domain: string, domains: readonly string[]): boolean {
  return domains.some((known) => domain === known || domain.endsWith(`.${known}`));
}

/** « www.exemple.fr/page » is kept as « exemple.fr »; null for what is no domain. */
export function domainOf(text: string): string | null {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/s, '')
    .replace(/^[^@]*@/, '')
    .replace(/:\d*$/, '')
    .replace(/^www\./, '')
    .replace(/[.,;!)]+$/, '');
  return host.includes('.') && host.length <= 253 && /^[\p{L}\p{N}.-]+$/u.test(host) ? host : null;
}

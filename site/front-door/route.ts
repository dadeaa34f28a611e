import { unsubscriptionPage } from '@aggloforum/directory-mailing/contract/unsubscription.ts';
import { PREVIEW_TOKEN } from '@aggloforum/publisher/contract';
import { readShortLink, shortLink } from '@aggloforum/publisher/contract/short-link.ts';

/** What the front door does with a request, decided from its address and the release alone. */
export type Route =
  | { readonly kind: 'health' }
  | { readonly kind: 'participer' }
  | { readonly kind: 'preview'; readonly token: string; readonly path: string }
  | { readonly kind: 'api'; readonly limit: number }
  | { readonly kind: 'method-not-allowed'; readonly allow: string }
  | { readonly kind: 'redirect'; readonly to: string }
  /** To the page that asks before anything is done. */
  | { readonly kind: 'see-other'; readonly to: string }
  | { readonly kind: 'gone'; readonly page: string }
  | { readonly kind: 'file' }
  | { readonly kind: 'not-found' };

export interface KnownAnswers {
  readonly redirects: Readonly<Record<string, string>>;
  readonly gone: readonly string[];
  /** Code → where its consultation is now. */
  readonly shortLinks?: Readonly<Record<string, string>>;
}

interface PublicEndpoint {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  /** Bytes of body that are passed on. */
  readonly limit: number;
}

/** Mail programs that know no one-click open the address of `List-Unsubscribe` in a browser. */
const LEAVING = /^\/api\/directory-mailing\/unsubscriptions\/([\w.~-]{1,1024})$/;

/** Everything of the CMS that the public can reach, method and address; whatever is not here does not exist. */
const PUBLIC_ENDPOINTS: readonly PublicEndpoint[] = [
  { method: 'GET', path: /^\/api\/concertation\/form-token$/, limit: 0 },
  { method: 'POST', path: /^\/api\/concertation\/messages$/, limit: 64 * 1024 },
  { method: 'POST', path: /^\/api\/concertation\/comments$/, limit: 64 * 1024 },
  { method: 'POST', path: /^\/api\/concertation\/comments\/[\w-]{1,60}\/reports$/, limit: 64 * 1024 },
  { method: 'POST', path: /^\/api\/directory-mailing\/subscriptions$/, limit: 64 * 1024 },
  { method: 'POST', path: /^\/api\/directory-mailing\/bounces$/, limit: 8_192 },
  { method: 'POST', path: LEAVING, limit: 4_096 },
];

/** Bytes of a form below `/participer/`: the second key's holds fifty decisions, each with its facts, written in `%XX`. */
export function pageLimit(path: string): number {
  return path.startsWith('/participer/validation/') ? 1024 * 1024 : 64 * 1024;
}

/** A draft below the token that opens it, at the address that it will have. */
const PREVIEW = /^\/participer\/apercu\/([^/]+)(\/.*)?$/;

/** Twins, unfinished files and what the release keeps for itself have no address of their own. */
export const HIDDEN = /(\.(br|gz|tmp|part)$)|(^\/retire(\/|$))/;

const FILE_OF_PROJECT =
  /^(\/projets\/[^/]+\/)(flux\.xml|calendrier\.ics)$|^(\/projets\/[^/]+\/[^/]+\/)(affiche\.pdf|qr\.svg|commentaires\/\d+\/)$/;
/** The comments of a consultation as data. */
const DATA_OF_COMMENTS = /^\/donnees\/commentaires\/([^/]+\/[^/.]+)((?:\/\d+)?\.json)$/;

export function routeOf(method: string, path: string, answers: KnownAnswers): Route {
  if (path === '/health') return { kind: 'health' };
  if (path.startsWith('/api/') || path === '/api') return apiRoute(method, path);
  const preview = PREVIEW.exec(path);
  if (preview !== null) return previewRoute(method, preview[1] ?? '', preview[2] ?? '/');
  if (path.startsWith('/participer/')) return { kind: 'participer' };
  if (method !== 'GET' && method !== 'HEAD') return { kind: 'method-not-allowed', allow: 'GET, HEAD' };
  if (HIDDEN.test(path)) return { kind: 'not-found' };
  const slashed = path.endsWith('/') ? path : `${path}/`;
  const to = answers.redirects[path] ?? answers.redirects[slashed];
  if (to !== undefined) return { kind: 'redirect', to };
  const code = readShortLink(path);
  if (code !== null) return shortRoute(code, answers);
  const [, project, file, consultation, part] = FILE_OF_PROJECT.exec(path) ?? [];
  const owner = project ?? consultation;
  if (owner !== undefined) return fileOf(owner, file ?? part ?? '', answers);
  const [, commented, end] = DATA_OF_COMMENTS.exec(path) ?? [];
  if (commented !== undefined) return commentsOf(commented, end ?? '', answers);
  if ([path, slashed].some((address) => answers.gone.includes(address)))
    return { kind: 'gone', page: `/retire${slashed}` };
  return { kind: 'file' };
}

/**
 * Pages of a list, parts of the open data and years come and go with what they hold; the list itself stands. A poster
 * goes once there is nothing to call for; its consultation stands.
 */
const PART_OF_LIST = [
  /^(\/projets\/((phase|commune|theme)\/[^/]+\/)?)page\/\d+\/?$/,
  /^(\/(archives|calendrier|syntheses)\/)(\d{4}|sans-date)\/?$/,
  /^(\/projets\/[^/]+\/[^/]+\/)(affiche\.pdf|qr\.svg|commentaires\/\d+\/?)$/,
];
const PART_OF_DATA = /^(\/donnees\/projets)\/\d+\.json$/;

/** Where a page that no longer stands leads: an address that has been public answers for ever. */
export function listOf(path: string): string | null {
  const data = PART_OF_DATA.exec(path)?.[1];
  if (data !== undefined) return `${data}.json`;
  return PART_OF_LIST.map((pattern) => pattern.exec(path)?.[1]).find((list) => list !== undefined) ?? null;
}

/** The feed and the calendar of a project, and the poster of a consultation, go where it went: subscribers follow. */
function fileOf(page: string, file: string, answers: KnownAnswers): Route {
  const to = answers.redirects[page];
  if (to !== undefined) return { kind: 'redirect', to: to + file };
  return answers.gone.includes(page) ? { kind: 'gone', page: `/retire${page}` } : { kind: 'file' };
}

function commentsOf(consultation: string, end: string, answers: KnownAnswers): Route {
  const page = `/projets/${consultation}/`;
  const to = /^\/projets\/([^/]+\/[^/]+)\/$/.exec(answers.redirects[page] ?? '')?.[1];
  if (to !== undefined) return { kind: 'redirect', to: `/donnees/commentaires/${to}${end}` };
  return answers.gone.includes(page) ? { kind: 'gone', page: `/retire${page}` } : { kind: 'file' };
}

/** Withdrawn first: where the others lead is written a little later. */
function shortRoute(code: string, { gone, shortLinks = {} }: KnownAnswers): Route {
  if (gone.includes(shortLink(code))) return { kind: 'gone', page: `/retire${shortLink(code)}/` };
  const to = Object.hasOwn(shortLinks, code) ? shortLinks[code] : undefined;
  return to === undefined ? { kind: 'not-found' } : { kind: 'redirect', to };
}

function previewRoute(method: string, token: string, path: string): Route {
  if (!PREVIEW_TOKEN.test(token)) return { kind: 'not-found' };
  if (method !== 'GET' && method !== 'HEAD') return { kind: 'method-not-allowed', allow: 'GET, HEAD' };
  return { kind: 'preview', token, path };
}

function apiRoute(method: string, path: string): Route {
  const [, token] = LEAVING.exec(path) ?? [];
  if (token !== undefined && (method === 'GET' || method === 'HEAD'))
    return { kind: 'see-other', to: unsubscriptionPage(token) };
  const there = PUBLIC_ENDPOINTS.filter((endpoint) => endpoint.path.test(path));
  if (there.length === 0) return { kind: 'not-found' };
  const endpoint = there.find((candidate) => candidate.method === method);
  return endpoint
    ? { kind: 'api', limit: endpoint.limit }
    : { kind: 'method-not-allowed', allow: there.map((known) => known.method).join(', ') };
}

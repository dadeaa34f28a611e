import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@aggloforum/publisher/contract/clock.ts';
import { isThere } from '../follower/files.ts';
import { log } from '../follower/log.ts';
import { clientOf, trustedProxies } from './client-address.ts';
import { cmsIsUp, passOn } from './cms-proxy.ts';
import { doorHeaders } from './door-headers.ts';
import { setCommonHeaders, setPersonalHeaders } from './headers.ts';
import { pagesOf } from './pages-in-view.ts';
import { Participer } from './participer.ts';
import { Preview } from './preview.ts';
import { listOf, routeOf } from './route.ts';
import { sendFile } from './send-file.ts';
import { ReleaseInView, type StandingRelease } from './standing-release.ts';

export interface FrontDoorOptions {
  readonly siteDir: string;
  readonly cmsUrl: string;
  /** Where the token for the CMS's own endpoints is. */
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly clock: Clock;
  /** Proxies that are believed when they say who asks (`TRUSTED_PROXY`); none by default. */
  readonly trustedProxy?: string;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
}

const NO_ANSWERS = { redirects: {}, gone: [] };

/** The public's only door: files of the release, the pages of `/participer/`, and an allow-list of the CMS's endpoints. */
export function createFrontDoor(options: FrontDoorOptions): Server {
  const releases = new ReleaseInView(options.siteDir, options.publicUrl);
  const pages = pagesOf(releases);
  const isTrusted = trustedProxies(options.trustedProxy ?? '');
  const askerOf = (request: IncomingMessage) => clientOf(request, isTrusted);
  const ownHeaders = (request: IncomingMessage) => doorHeaders(askerOf(request), options.dataDir);
  const participer = new Participer({ ...options, releases, pages, askerOf });
  const preview = new Preview(options, releases, pages);
  const secure = options.publicUrl.startsWith('https:');
  const server = createServer((request, response) => {
    setCommonHeaders(response, secure);
    answer(request, response).catch((error: unknown) => {
      log('request-failed', { err: error instanceof Error ? error.message : String(error) });
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    });
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  return server;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request);
    if (path === null) return endWith(response, 400);
    const release = releases.now();
    const route = routeOf(request.method ?? 'GET', path, release?.answers ?? NO_ANSWERS);
    const exchange = { request, response, path };
    switch (route.kind) {
      case 'health':
        return health(options.cmsUrl, response, release);
      case 'api':
        return passOn(options.cmsUrl, request, response, { path, limit: route.limit, own: ownHeaders(request) });
      case 'method-not-allowed':
        response.setHeader('Allow', route.allow);
        return endWith(response, 405);
      case 'participer':
        if (release === null) return notYet(response);
        return (await participer.answer(request, response, path)) ? undefined : notFound(exchange, release);
      case 'preview':
        if (release === null) return notYet(response);
        return (await preview.answer(response, route)) ? undefined : notFound(exchange, release);
      case 'redirect':
        response.setHeader('Location', encodeURI(route.to));
        return endWith(response, 301);
      case 'see-other':
        setPersonalHeaders(response, path);
        response.setHeader('Location', route.to);
        return endWith(response, 303);
      case 'gone':
        return page(exchange, release, 410, `${route.page.slice(1)}index.html`);
      case 'not-found':
        return notFound(exchange, release);
      case 'file':
        return file(exchange, release);
    }
  }
}

async function health(cmsUrl: string, response: ServerResponse, release: StandingRelease | null): Promise<void> {
  const cms = (await cmsIsUp(cmsUrl)) ? 'up' : 'down';
  response.statusCode = release === null ? 503 : 200;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  const state = release === null ? { status: 'starting', reason: 'no release yet' } : { status: 'ok' };
  response.end(JSON.stringify({ ...state, cms }));
}

function file(exchange: Exchange, release: StandingRelease | null): void {
  const { request, response, path } = exchange;
  if (release === null) return notYet(response);
  if (!path.endsWith('/') && isThere(join(release.root, path, 'index.html'))) {
    response.setHeader('Location', `${path}/${new URL(request.url ?? '/', 'http://x').search}`);
    return endWith(response, 301);
  }
  if (sendFile(release.root, path, request, response)) return;
  const list = listOf(path);
  if (list === null || !isThere(join(release.root, list, 'index.html'))) return notFound(exchange, release);
  response.setHeader('Location', encodeURI(list));
  response.setHeader('Cache-Control', 'no-cache');
  endWith(response, 301);
}

function notFound(exchange: Exchange, release: StandingRelease | null): void {
  page(exchange, release, 404, '404.html');
}

/** A page of the release as the answer to another address. */
function page({ request, response }: Exchange, release: StandingRelease | null, status: number, name: string): void {
  if (release === null) return notYet(response);
  const path = join(release.root, name);
  const bytes = isThere(path) ? readFileSync(path) : Buffer.alloc(0);
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Content-Length', bytes.length);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function notYet(response: ServerResponse): void {
  response.setHeader('Retry-After', '5');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.statusCode = 503;
  response.end('Le site se prépare. Revenez dans quelques secondes.\n');
}

function endWith(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}

/** Null for an address that cannot be decoded, or that tries to leave its folder. */
function pathOf(request: IncomingMessage): string | null {
  try {
    const path = decodeURI(new URL(`http://x${request.url ?? '/'}`).pathname);
    return /[\0\\]|(^|\/)\.\.?(\/|$)/.test(path) ? null : path;
  } catch {
    return null;
  }
}

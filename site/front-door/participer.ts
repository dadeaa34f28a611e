import type { IncomingMessage, ServerResponse } from 'node:http';
import { postIsOurs } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Clock } from '@aggloforum/publisher/contract/clock.ts';
import type { Pages } from '../follower/pages.ts';
import type { SiteModel } from '../src/model/site-model.ts';
import { bodyOf } from './body.ts';
import { pageLimit } from './route.ts';
import { setPersonalHeaders } from './headers.ts';
import type { ReleaseInView } from './standing-release.ts';

interface Options {
  readonly publicUrl: string;
  readonly releases: ReleaseInView;
  readonly clock: Clock;
  readonly pages: () => Promise<Pages>;
  readonly askerOf: (request: IncomingMessage) => string;
}

const FOLDER = '/participer/';

/** The pages under `/participer/`: rendered for each request by the bundle that also makes the files. */
export class Participer {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** False when there is no such page. */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const method = request.method ?? 'GET';
    setPersonalHeaders(response, path);
    if (!['GET', 'HEAD', 'POST'].includes(method)) return plain(response, 405, 'Cette adresse ne se lit pas ainsi.');
    const origins = { site: single(request.headers['sec-fetch-site']), origin: request.headers.origin };
    if (method === 'POST' && !postIsOurs(origins, this.#options.publicUrl))
      return plain(response, 403, 'Ce formulaire ne vient pas de ce site.');
    const body = method === 'POST' ? await bodyOf(request, pageLimit(path)) : Buffer.alloc(0);
    if (body === null) return plain(response, 413, 'Ce message est trop long.');
    const rendered = await this.#render(request, method, path, body);
    if (rendered === null) return false;
    response.statusCode = rendered.status;
    for (const name of ['content-type', 'content-disposition', 'location', 'retry-after']) {
      const value = rendered.headers.get(name);
      if (value !== null) response.setHeader(name, value);
    }
    response.end(Buffer.from(await rendered.arrayBuffer()));
    return true;
  }

  /** Null where there is no page. One that answers 404 itself says what is gone, and keeps what was typed. */
  async #render(request: IncomingMessage, method: string, path: string, body: Buffer): Promise<Response | null> {
    const { askerOf, publicUrl } = this.#options;
    const pages = await this.#options.pages();
    const headers = new Headers();
    const type = request.headers['content-type'];
    if (type !== undefined) headers.set('content-type', type);
    const init = method === 'POST' ? { method, headers, body: new Uint8Array(body) } : { method: 'GET', headers };
    const url = new URL(path + new URL(request.url ?? '/', publicUrl).search, publicUrl);
    const asked = new Request(url, init);
    if (pages.routeOf(asked)?.startsWith(FOLDER) !== true) return null;
    return pages.render(this.#model(), asked, askerOf(request));
  }

  /** Rendered for this request: nobody needs to know what it read. */
  #model(): SiteModel {
    const now = this.#options.clock.now();
    return this.#options.releases.frame(now).reader({ read: () => undefined, passed: (instant) => instant <= now });
  }
}

function plain(response: ServerResponse, status: number, text: string): true {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  if (status === 413) response.setHeader('Connection', 'close');
  response.end(text);
  return true;
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

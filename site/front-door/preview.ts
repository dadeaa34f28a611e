import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { previewAddress, type PublicPreview } from '@aggloforum/publisher/contract';
import type { Clock } from '@aggloforum/publisher/contract/clock.ts';
import { authorization } from '../follower/cms-client.ts';
import type { Pages } from '../follower/pages.ts';
import { ReadModel } from '../src/model/read-model.ts';
import { setFileHeaders, setPreviewHeaders } from './headers.ts';
import { leadingWithin, placesOf } from './preview-links.ts';
import type { ReleaseInView } from './standing-release.ts';

const TIME_OUT_MS = 10_000;
/** The page that says why there is no preview, by what the CMS answered. */
const NOTICES: Readonly<Record<number, string>> = { 409: 'incomplet', 410: 'expire', 503: 'indisponible' };

interface Options {
  readonly publicUrl: string;
  readonly cmsUrl: string;
  readonly dataDir: string;
  readonly clock: Clock;
}

/**
 * Drafts, and beside them what stands online, by the pages of the site, for whoever holds a token of the CMS's. Nothing of it is kept: each request asks
 * the CMS again, and builds a small model of the dossier and of the frame that every page has.
 */
export class Preview {
  readonly #options: Options;
  readonly #releases: ReleaseInView;
  readonly #pages: () => Promise<Pages>;

  constructor(options: Options, releases: ReleaseInView, pages: () => Promise<Pages>) {
    this.#options = options;
    this.#releases = releases;
    this.#pages = pages;
  }

  /** False when the token opens nothing there. */
  async answer(response: ServerResponse, { token, path }: { token: string; path: string }): Promise<boolean> {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Robots-Tag', 'noindex');
    const opened = await this.#ask(token);
    if (typeof opened === 'number') return this.#explain(response, opened);
    setPreviewHeaders(response, opened.admin);
    const root = previewAddress(token).slice(0, -1);
    if (path === '/') {
      response.writeHead(302, { Location: encodeURI(root + opened.path) }).end();
      return true;
    }
    const file = opened.changes.flatMap(({ files }) => files ?? []).find((one) => one.path === path);
    if (file !== undefined) return sendFile(response, file);
    const places = placesOf(opened);
    if (!places.isPage(path)) return false;
    const page = await this.#render(path, opened.changes, opened.draft);
    if (page.status !== 200) return false;
    return send(response, 200, leadingWithin(await page.text(), root, places));
  }

  async #ask(token: string): Promise<PublicPreview | number> {
    const { cmsUrl, dataDir } = this.#options;
    try {
      const answer = await fetch(`${cmsUrl}/api/publisher/preview?token=${encodeURIComponent(token)}`, {
        headers: { authorization: authorization(dataDir) },
        signal: AbortSignal.timeout(TIME_OUT_MS),
      });
      if (answer.ok) return (await answer.json()) as PublicPreview;
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 503;
    }
  }

  async #explain(response: ServerResponse, status: number): Promise<boolean> {
    if (status === 404) return false;
    const known = status in NOTICES ? status : 503;
    const page = await this.#render(previewAddress(NOTICES[known] ?? ''), [], false);
    return send(response, known, await page.text());
  }

  async #render(path: string, changes: PublicPreview['changes'], preview: boolean): Promise<Response> {
    const { publicUrl, clock } = this.#options;
    const now = clock.now();
    const frame = this.#releases.frameRows();
    const model = new ReadModel(publicUrl);
    model.apply({ mode: frame.mode, whole: true, changes: [...frame.changes, ...changes] }, now);
    const reader = model.reader({ read: () => undefined, passed: (instant) => instant <= now, preview });
    return (await this.#pages()).render(reader, new Request(new URL(encodeURI(path), publicUrl)));
  }
}

function send(response: ServerResponse, status: number, html: string): true {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
  return true;
}

/** Straight from where the CMS keeps it: it is not among the files of the site. */
async function sendFile(response: ServerResponse, file: { path: string; source: string }): Promise<true> {
  setFileHeaders(response, file.path);
  response.setHeader('Cache-Control', 'no-store');
  await pipeline(createReadStream(file.source), response);
  return true;
}

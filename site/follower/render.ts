import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicSnapshot } from '@aggloforum/publisher/contract';
import { addresses } from '../src/model/addresses.ts';
import { clockAt } from '../src/model/clock.ts';
import type { SiteModel } from '../src/model/source.ts';
import { answersOf } from './answers.ts';
import { ReleaseWriter, fileOf, filesBelow } from './files.ts';
import { BUNDLE, loadPages, type Pages } from './pages.ts';
import { writeWhole, type Release } from './releases.ts';
import { sitemapFiles } from './sitemap.ts';

/** A file that the site shows, and where its bytes are on this machine. */
export interface CopiedFile {
  readonly path: string;
  readonly source: string;
}

export interface TakenSnapshot {
  readonly snapshot: PublicSnapshot;
  readonly files: readonly CopiedFile[];
}

export interface Rendered {
  readonly pages: number;
  readonly written: number;
  readonly linked: number;
  /** Epoch milliseconds at which something changes by itself. */
  readonly nextInstant: number | null;
}

/** Thrown when a page did not answer as it should: nothing of its release is shown. */
class PageRefused extends Error {
  constructor(address: string, status: number) {
    super(`${address} answered ${status}`);
    this.name = 'PageRefused';
  }
}

/** Pages at work at the same time: enough to overlap rendering with compression and the disk. */
const AT_ONCE = 8;

/** Renders the whole site from one snapshot at one instant into a folder that nobody reads yet. */
export class Renderer {
  readonly #publicUrl: string;
  #pages: Promise<Pages> | undefined;
  #model: SiteModel | undefined;

  constructor(publicUrl: string) {
    this.#publicUrl = publicUrl;
  }

  async render(taken: TakenSnapshot, now: number, release: Release, before: Release | null): Promise<Rendered> {
    const clock = clockAt(now);
    const model: SiteModel = {
      snapshot: taken.snapshot,
      publicUrl: this.#publicUrl,
      passed: (instant) => clock.passed(instant),
    };
    this.#model = model;
    const pages = await this.#load();
    const writer = new ReleaseWriter(release.publicRoot, before?.publicRoot ?? null);
    await copyClientFiles(writer);
    for (const { path, source } of taken.files) await writer.copy(path.slice(1), source);
    const all = [...new Set(['/404/', ...addresses(model)])];
    await eachAtOnce(all, async (address) => writer.write(fileOf(address), await this.#page(pages, address)));
    for (const [file, bytes] of await sitemapFiles(all, this.#publicUrl)) await writer.write(file, bytes);
    const answers = answersOf(new Set(all), taken.snapshot.redirects, taken.snapshot.withdrawals);
    writeWhole(join(release.privateRoot, 'answers.json'), JSON.stringify(answers));
    writeWhole(join(release.privateRoot, 'taken.json'), JSON.stringify(taken));
    return { pages: all.length, written: writer.written, linked: writer.linked, nextInstant: clock.next() };
  }

  async #page(pages: Pages, address: string): Promise<Buffer> {
    const response = await pages.render(new Request(new URL(encodeURI(address), this.#publicUrl)));
    const body = Buffer.from(await response.arrayBuffer());
    const wanted = address === '/404/' ? 404 : 200;
    if (response.status !== wanted || body.length === 0) throw new PageRefused(address, response.status);
    return body;
  }

  async #load(): Promise<Pages> {
    this.#pages ??= loadPages(() => {
      if (this.#model === undefined) throw new Error('a page was rendered outside a release');
      return this.#model;
    });
    return this.#pages;
  }
}

/** Styles, and the files of `public/`. */
async function copyClientFiles(writer: ReleaseWriter): Promise<void> {
  const client = join(BUNDLE, 'client');
  for (const file of filesBelow(client)) await writer.write(file, readFileSync(join(client, file)));
}

/** Waits for every worker, also after a failure: one that still wrote would bring back a folder already given up. */
async function eachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  let failed = false;
  const worker = async () => {
    for (const item of queue) {
      if (failed) return;
      await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
}

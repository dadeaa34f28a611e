import { Readable } from 'node:stream';
import { SitemapAndIndexStream, SitemapStream } from 'sitemap';
import { isInSitemap } from '../src/model/addresses.ts';

/** As many addresses as one file may hold. */
const LIMIT = 45_000;
/** The order of `@astrojs/sitemap`. */
const { compare } = new Intl.Collator('en', { numeric: true });

/**
 * The bytes that `@astrojs/sitemap` writes after `astro build`, for the addresses that stand, kept in its order: one more
 * address does not sort and escape ten thousand. The library makes the index and what surrounds the addresses.
 */
export class Sitemap {
  readonly #publicUrl: string;
  readonly #urls: string[] = [];

  constructor(publicUrl: string) {
    this.#publicUrl = publicUrl;
  }

  /** Addresses that have come to stand, all at once. */
  add(addresses: Iterable<string>): void {
    const urls = [...addresses].filter(isInSitemap).map((address) => this.#urlOf(address));
    if (urls.length > this.#urls.length / 8) {
      this.#urls.push(...urls);
      this.#urls.sort(compare);
    } else for (const url of urls) this.#urls.splice(this.#placeOf(url), 0, url);
  }

  remove(addresses: Iterable<string>): void {
    for (const address of addresses) {
      const url = this.#urlOf(address);
      const place = this.#placeOf(url);
      if (this.#urls[place] === url) this.#urls.splice(place, 1);
    }
  }

  async files(): Promise<Map<string, Buffer>> {
    const hostname = new URL('/', this.#publicUrl).href;
    const { index, empty } = await this.#frames(hostname, Math.max(1, Math.ceil(this.#urls.length / LIMIT)));
    const files = new Map([['sitemap-index.xml', index]]);
    const [head = '', tail = ''] = empty.split(/<url>.*<\/url>/s);
    for (let part = 0; part * LIMIT < Math.max(1, this.#urls.length); part += 1) {
      const items = this.#urls.slice(part * LIMIT, (part + 1) * LIMIT).map(itemOf);
      files.set(`sitemap-${part}.xml`, Buffer.from(head + items.join('') + tail));
    }
    return files;
  }

  /** The index of so many parts, and a part of one address. */
  async #frames(hostname: string, parts: number): Promise<{ readonly index: Buffer; readonly empty: string }> {
    const made: Promise<Buffer>[] = [];
    const stream = new SitemapAndIndexStream({
      limit: 1,
      getSitemapStream: (number) => {
        const part = new SitemapStream({ hostname, xmlns: { news: true, xhtml: true, image: true, video: true } });
        made.push(bytesOf(part));
        return [{ url: new URL(`/sitemap-${number}.xml`, hostname).href }, part, part as never];
      },
    });
    const samples = Array.from({ length: parts }, () => ({ url: hostname }));
    const index = await bytesOf(Readable.from(samples).pipe(stream));
    return { index, empty: String(await made[0]) };
  }

  #urlOf(address: string): string {
    return new URL(address, this.#publicUrl).href;
  }

  #placeOf(url: string): number {
    let [low, high] = [0, this.#urls.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(this.#urls[middle] as string, url) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** An address of ours has no other character that XML escapes: `URL` has encoded them. */
function itemOf(url: string): string {
  return `<url><loc>${url.replaceAll('&', '&amp;')}</loc></url>`;
}

async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

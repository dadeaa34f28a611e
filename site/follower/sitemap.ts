import { Readable } from 'node:stream';
import { SitemapAndIndexStream, SitemapStream } from 'sitemap';
import { isInSitemap } from '../src/model/addresses.ts';

/** As many addresses as one file may hold. */
const LIMIT = 45_000;

/** The bytes that `@astrojs/sitemap` writes after `astro build`, for the same set of addresses. */
export async function sitemapFiles(addresses: readonly string[], publicUrl: string): Promise<Map<string, Buffer>> {
  const urls = [...new Set(addresses.filter(isInSitemap))].map((path) => new URL(path, publicUrl).href);
  urls.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const parts = new Map<string, Promise<Buffer>>();
  const hostname = new URL('/', publicUrl).href;
  const index = new SitemapAndIndexStream({
    limit: LIMIT,
    getSitemapStream: (number) => {
      const name = `sitemap-${number}.xml`;
      const part = new SitemapStream({ hostname, xmlns: { news: true, xhtml: true, image: true, video: true } });
      parts.set(name, bytesOf(part));
      return [{ url: new URL(`/${name}`, hostname).href }, part, part as never];
    },
  });
  const whole = bytesOf(Readable.from(urls.map((url) => ({ url }))).pipe(index));
  const files = new Map([['sitemap-index.xml', await whole]]);
  for (const [name, bytes] of parts) files.set(name, await bytes);
  return files;
}

async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

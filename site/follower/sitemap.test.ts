import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import fc from 'fast-check';
import { SitemapStream } from 'sitemap';
import { Sitemap } from './sitemap.ts';

const HOST = 'https://forum.example.org';

/** What the library itself makes of these addresses, in the order of `@astrojs/sitemap`. */
async function byLibrary(addresses: Iterable<string>): Promise<string> {
  const urls = [...addresses].map((address) => new URL(address, HOST).href);
  urls.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const stream = new SitemapStream({
    hostname: `${HOST}/`,
    xmlns: { news: true, xhtml: true, image: true, video: true },
  });
  return String(await buffer(Readable.from(urls.map((url) => ({ url }))).pipe(stream)));
}

const address = fc
  .array(fc.constantFrom('a', 'é', 'projet-2', 'projet-10', 'x&y', 'Z', '10', '9'), { minLength: 1, maxLength: 3 })
  .map((parts) => `/${parts.join('/')}/`);

test('whatever comes and goes, the sitemap has the bytes of the library', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(address, { minLength: 1, maxLength: 40 }),
      fc.array(address, { maxLength: 20 }),
      async (start, acts) => {
        const sitemap = new Sitemap(HOST);
        const standing = new Set(start);
        sitemap.add(start);
        for (const one of acts) {
          if (standing.delete(one)) sitemap.remove([one]);
          else sitemap.add([...standing.add(one)].slice(-1));
        }
        if (standing.size === 0) return;
        assert.equal(String((await sitemap.files()).get('sitemap-0.xml')), await byLibrary(standing));
      },
    ),
    { numRuns: 100 },
  );
});

test('what is no page is not in it, and more than 45,000 addresses make two parts', async () => {
  const sitemap = new Sitemap(HOST);
  sitemap.add(['/flux.xml', '/composants/', '/retire/projets/a/']);
  sitemap.add(Array.from({ length: 45_001 }, (_, number) => `/projets/p-${number}/`));
  const files = await sitemap.files();
  assert.deepEqual([...files.keys()], ['sitemap-index.xml', 'sitemap-0.xml', 'sitemap-1.xml']);
  const count = (name: string) => String(files.get(name)).match(/<loc>/g)?.length;
  assert.deepEqual([count('sitemap-index.xml'), count('sitemap-0.xml'), count('sitemap-1.xml')], [2, 45_000, 1]);
  assert.ok(!String(files.get('sitemap-0.xml')).includes('flux.xml'));
});

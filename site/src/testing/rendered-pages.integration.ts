import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openBrowser } from '../../../e2e/support/browser.ts';
import { axeViolations, htmlErrors, internalLinks } from '../../../e2e/support/pages.ts';
import { type BuiltSite, buildSite } from './built-site.ts';
import { everyState, homeWith, NOW } from './fixture.ts';

/** Compressed page and style, without pictures of the editors (quality.md). */
const BUDGET = 14 * 1024;

describe('the pages of every state', () => {
  let site: BuiltSite;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let files: string[];
  const read = (file: string) => readFileSync(join(site.folder, file), 'utf8');
  before(async () => {
    site = await buildSite(everyState(), NOW);
    browser = await openBrowser();
    files = globSync('**/*.html', { cwd: site.folder }).sort();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  test('are valid HTML, without inline script or style or foreign address, and with a script beside a form alone', async () => {
    for (const file of files) {
      const html = read(file);
      assert.deepEqual(await htmlErrors(html), [], file);
      const scripts = html.match(/<script[^]*?<\/script>/g) ?? [];
      assert.equal(scripts.length, html.includes(' data-endpoint="') ? 1 : 0, file);
      for (const script of scripts)
        assert.match(script, /^<script type="module" src="\/_astro\/[\w.-]+\.js"><\/script>$/, file);
      assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/, file);
      assert.doesNotMatch(html, /\ssrc="https?:/, file);
    }
  });

  test('link nothing dead', () => {
    const links = new Set(files.flatMap((file) => internalLinks(read(file), site.address)));
    // What is rendered on demand has no file.
    const standing = [...links].filter((link) => !link.startsWith('/participer/'));
    const missing = standing.filter((link) => {
      const file = link.endsWith('/') ? `${link}index.html` : link;
      return globSync(file.slice(1), { cwd: site.folder }).length === 0 && !link.startsWith('/retire/');
    });
    assert.deepEqual(
      missing.filter((link) => link !== '/projets/retire/'),
      [],
    );
  });

  test('say that they are a demonstration and ask not to be indexed', () => {
    for (const file of files) {
      assert.match(read(file), /Démonstration, site non officiel/, file);
      assert.match(read(file), /<meta name="robots" content="noindex/, file);
    }
  });

  test('keep one outline: one h1, no level skipped', () => {
    for (const file of files) {
      const levels = [...read(file).matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
      assert.equal(levels.filter((level) => level === 1).length, 1, file);
      levels.reduce(
        (before, level) => (assert.ok(level <= before + 1, `${file}: h${before} then h${level}`), level),
        0,
      );
    }
  });

  test('stay under 14 KB compressed, page and style together', () => {
    const style = globSync('_astro/*.css', { cwd: site.folder }).reduce(
      (sum, file) => sum + gzipSync(read(file)).length,
      0,
    );
    for (const file of files.filter((name) => name !== 'composants/index.html')) {
      assert.ok(gzipSync(read(file)).length + style <= BUDGET, `${file}: ${gzipSync(read(file)).length + style}`);
    }
  });

  test('an inquiry leads to its register and never to a comment box; a relay says whose it is', () => {
    const inquiry = read('projets/inquiry/index.html');
    assert.match(inquiry, /Déposer une observation au registre/);
    assert.match(inquiry, /https:\/\/registre\.example\.org\/place/);
    assert.doesNotMatch(inquiry, /<textarea|Commentaires sur le site/);
    assert.match(read('projets/relay/index.html'), /n’est pas la nôtre/);
    assert.match(read('projets/archive/index.html'), /Fiche reprise de sources publiques, incomplète/);
    assert.match(read('projets/closing-today/index.html'), /Ferme aujourd’hui à 18\u202fh/);
  });

  for (const [width, colorScheme] of [
    [1280, 'light'],
    [320, 'dark'],
  ] as const) {
    test(`have no fault that axe knows and no sideways scroll at ${width} px, ${colorScheme}`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      for (const file of files.filter(
        (name) => !/^projets\/[^/]+\/concertation\//.test(name) || name.includes('inquiry'),
      )) {
        await page.goto(`${site.address}/${file}`);
        assert.deepEqual(await axeViolations(page), [], file);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, file);
      }
      await page.close();
    });
  }

  test('let the keyboard jump to the content first', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.address}/projets/open/`);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent.trim()), 'Aller au contenu');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'contenu');
    await page.close();
  });

  test('put the call to take part on the second screen of a phone at the latest', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    for (const state of ['open', 'closing-today', 'inquiry', 'relay']) {
      await page.goto(`${site.address}/projets/${state}/`);
      const box = await page.locator('.take-part').boundingBox();
      assert.ok(box !== null && box.y < 740, `${state}: ${box?.y}`);
    }
    await page.close();
  });
});

describe('an empty site', () => {
  test('has a valid home page that says so', async () => {
    const site = await buildSite(homeWith(0), NOW);
    const html = readFileSync(join(site.folder, 'index.html'), 'utf8');
    assert.deepEqual(await htmlErrors(html), []);
    assert.match(html, /Aucune consultation n’est ouverte aujourd’hui/);
    await site.close();
  });
});

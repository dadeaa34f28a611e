import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { parseAtomFeed } from 'feedsmith';
import ICAL from 'ical.js';
import type { Browser } from 'playwright';
import { openBrowser } from './support/browser.ts';
import {
  axeViolations,
  htmlErrors,
  internalLinks,
  onePerTemplate,
  showMarkup,
  sitemapPaths,
  textOf,
} from './support/pages.ts';
import { keyboardFaults } from './support/keyboard.ts';
import { readingFaults } from './support/reading.ts';
import { type Stack, startStack } from './support/stack.ts';

describe('the public site of the demonstration', () => {
  let stack: Stack;
  let browser: Browser;
  let paths: string[];
  before(async () => {
    stack = await startStack();
    browser = await openBrowser();
    paths = await sitemapPaths(stack.site);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  test('lists the projects of the area in its sitemap', () => {
    assert.ok(paths.includes('/'));
    assert.ok(paths.filter((path) => path.startsWith('/projets/')).length > 30, paths.join(' '));
  });

  test('has valid pages, says that it is a demonstration, asks not to be indexed, and links nothing dead', async () => {
    const links = new Set<string>();
    for (const path of paths) {
      const html = await textOf(stack.site + path);
      assert.deepEqual(await htmlErrors(html), [], path);
      assert.match(html, /Démonstration, site non officiel/, path);
      assert.match(html, /<meta name="robots" content="noindex/, path);
      for (const link of internalLinks(html, stack.site + path)) links.add(link);
      const [, picture = ''] = /<meta property="og:image" content="([^"]+)"/.exec(html) ?? [];
      assert.equal(new URL(picture).origin, stack.site, path);
      links.add(new URL(picture).pathname);
    }
    for (const link of links) {
      const response = await fetch(stack.site + link, { redirect: 'manual' });
      await response.arrayBuffer();
      assert.ok(response.status === 200 || response.status === 301, `${link} answers ${response.status}`);
    }
  });

  test('has calendars and feeds that other programs read', async () => {
    const calendar = new ICAL.Component(ICAL.parse(await textOf(`${stack.site}/calendrier.ics`)) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent');
    assert.ok(events.length >= 5, `${events.length} events`);
    const uids = events.map((event) => String(event.getFirstPropertyValue('uid')));
    assert.equal(new Set(uids).size, uids.length);
    assert.equal(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid'), 'Europe/Paris');
    const feed = parseAtomFeed(await textOf(`${stack.site}/flux.xml`));
    assert.ok((feed.entries ?? []).length > 10);
    for (const entry of feed.entries ?? []) assert.ok(entry.id && entry.title && entry.updated, JSON.stringify(entry));
  });

  test('has no fault that axe knows, on any address, at 1280 px', async () => {
    const queue = paths.values();
    // Two windows share the addresses: there is one for each core of the smallest machine.
    const look = async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
      for (const path of queue) {
        await showMarkup(page, stack.site, await textOf(stack.site + path));
        assert.deepEqual(await axeViolations(page), [], path);
      }
      await page.close();
    };
    await Promise.all([look(), look()]);
  });

  test('fits a screen of 320 px without scrolling sideways, one page of each template', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 700 }, bypassCSP: true });
    for (const path of onePerTemplate(paths)) {
      await page.goto(stack.site + path);
      assert.deepEqual(await axeViolations(page), [], path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${path} is ${width} px wide`);
    }
    await page.close();
  });

  test('loses no text when the reader spaces or doubles it, and can be walked with the Tab key alone', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 700 }, bypassCSP: true });
    for (const path of onePerTemplate(paths)) {
      await page.goto(stack.site + path);
      assert.deepEqual(await keyboardFaults(page), [], path);
      assert.deepEqual(await readingFaults(page), [], path);
    }
    await page.close();
  });

  test('asks nothing of any other host, sets no cookie, runs no script but that of a form, and breaks no policy', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== stack.site) foreign.push(request.url());
    });
    page.on('console', (message) => complaints.push(`${message.text()} ${message.location().url}`));
    for (const path of onePerTemplate(paths)) {
      const response = await page.goto(stack.site + path);
      const policy = response?.headers()['content-security-policy'] ?? '';
      assert.match(policy, /default-src 'none'|default-src 'self'/, path);
      assert.doesNotMatch(policy, /unsafe-/, path);
      const forms = await page.locator('form[data-endpoint]').count();
      assert.equal(await page.locator('script').count(), forms, path);
      // Whether a consultation takes comments changes from one hour to the next; its policy does not.
      const mayHold = /^\/projets\/(?!phase|commune|theme|page)[^/]+\/[^/]+\/$/.test(path);
      assert.equal(policy.includes('script-src'), forms > 0 || mayHold, path);
    }
    assert.deepEqual(foreign, []);
    assert.deepEqual(complaints, []);
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  });

  test('lets nothing of the CMS through but the allow-list', async () => {
    for (const path of [
      '/admin',
      '/admin/login',
      '/api/projects',
      '/api/publisher/snapshot',
      '/uploads/',
      '/content-manager/',
      '/_health',
      '/api/users',
      '/api/auth/local/register',
    ]) {
      const response = await fetch(stack.site + path, { redirect: 'manual' });
      assert.equal(response.status, 404, path);
    }
  });

  test('reaches no host but this machine, from any of its processes', () => {
    const local = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0', '::']);
    assert.deepEqual(
      stack.hostsReached().filter((host) => !local.has(host)),
      [],
    );
  });
});

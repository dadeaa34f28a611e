import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Only what is wrong; style sheets are not fetched a second time, which serves two rules that are off. */
const ASKED = { resultTypes: ['violations'], preload: false };
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    // Boxes that answer one question share its name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
  },
});

/** Every address of the sitemap, as paths. */
export async function sitemapPaths(site: string): Promise<string[]> {
  const index = await textOf(`${site}/sitemap-index.xml`);
  const files = locations(index).map((address) => new URL(address).pathname);
  const maps = await Promise.all(files.map(async (file) => textOf(`${site}${file}`)));
  return maps.flatMap(locations).map((address) => new URL(address).pathname);
}

/** Violations of axe-core, one line each: rule, then where. `within` is a selector: a page of ours in a frame that is not. */
export async function axeViolations(page: Page, within = 'html'): Promise<string[]> {
  // To bring it in costs as much as to run it: a document keeps it, and what is set into the same one.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(
    async ({ selector, asked }) => {
      const { axe } = globalThis as unknown as {
        axe: {
          run: (
            selector: string,
            asked: object,
          ) => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
        };
      };
      const { violations } = await axe.run(selector, asked);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    },
    { selector: within, asked: ASKED },
  );
}

/** Shows a page's markup in a window that stays on one document of the site. */
export async function showMarkup(page: Page, site: string, html: string): Promise<void> {
  const still = `${site}/robots.txt`;
  if (page.url() !== still) await page.goto(still);
  await page.setContent(html);
}

/** A page of the administration, once it has got what it asked for. */
export async function whole(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => {
    const main = document.querySelector('main');
    return main?.ariaBusy !== 'true' && !/Chargement|Un instant/.test(main?.innerText ?? 'Chargement');
  });
}

export async function htmlErrors(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) =>
    result.messages.map((message) => `${message.line}: ${message.ruleId} ${message.message}`),
  );
}

/** Inside the site, without fragments; with what is asked, for a form of which nothing is asked leads elsewhere (303). */
export function internalLinks(html: string, base: string): string[] {
  const links = [...html.matchAll(/\s(?:href|src)="([^"]+)"/g)].map(
    ([, link]) => new URL((link ?? '').replaceAll('&amp;', '&'), base),
  );
  return links.filter((link) => link.origin === new URL(base).origin).map((link) => link.pathname + link.search);
}

export async function textOf(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.text();
}

/** The first address of each shape: `/projets/x/` and `/projets/y/` are one template. */
export function onePerTemplate(paths: readonly string[]): string[] {
  const shapes = new Map<string, string>();
  for (const path of paths) {
    const parts = path.split('/').filter(Boolean);
    const facet = ['phase', 'commune', 'theme', 'page'].includes(parts[1] ?? '') ? parts[1] : '';
    const shape = parts[0] === 'projets' ? `projets/${facet}/${parts.length}` : path;
    if (!shapes.has(shape)) shapes.set(shape, path);
  }
  return [...shapes.values()];
}

function locations(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? '');
}

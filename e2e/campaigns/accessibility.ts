import type { Browser } from 'playwright';
import type { CampaignOptions } from '../../scripts/campaign.ts';
import { openBrowser } from '../support/browser.ts';
import { keyboardFaults } from '../support/keyboard.ts';
import { axeViolations, htmlErrors, onePerTemplate, sitemapPaths, textOf } from '../support/pages.ts';
import { lostText, readingFaults } from '../support/reading.ts';
import { startStack } from '../support/stack.ts';

const WIDTHS = [320, 1280];
const SCHEMES = ['light', 'dark'] as const;
/** What answers but is in no sitemap. */
const UNLISTED = ['/404.html', '/composants/'];

/**
 * Every address of the sitemap, narrow and wide, light and dark: HTML, axe-core, spaced and doubled text; on one address
 * of each template, a walk with the keyboard.
 */
export async function run({ minutes }: CampaignOptions): Promise<boolean> {
  const deadline = performance.now() + minutes * 60_000;
  const stack = await startStack();
  const browser = await openBrowser();
  const faults: string[] = [];
  let looked = 0;
  let walked = 0;
  try {
    const paths = [...(await sitemapPaths(stack.site)), ...UNLISTED];
    const walks = new Set(onePerTemplate(paths));
    for (const path of paths) {
      if (performance.now() > deadline) break;
      const seen = await faultsOf(browser, stack.site + path, walks.has(path)).catch((error: unknown) => [
        String(error),
      ]);
      for (const fault of seen) process.stdout.write(`${path} ${fault}\n`);
      faults.push(...seen);
      looked += 1;
      if (walks.has(path)) walked += 1;
      if (looked % 20 === 0) process.stdout.write(`${looked} of ${paths.length} addresses\n`);
    }
    process.stdout.write(
      `addresses ${looked} of ${paths.length}, walked with the keyboard ${walked} of ${walks.size}, faults ${faults.length}\n`,
    );
    return faults.length === 0 && looked === paths.length;
  } finally {
    await browser.close();
    await stack.stop();
  }
}

async function faultsOf(browser: Browser, address: string, walk: boolean): Promise<string[]> {
  const faults = await htmlErrors(await textOf(address));
  for (const width of WIDTHS) faults.push(...(await faultsAt(browser, address, width, walk)));
  return faults;
}

async function faultsAt(browser: Browser, address: string, width: number, walk: boolean): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: true });
  try {
    await page.goto(address);
    const faults = await lostText(page);
    if (walk) faults.push(...(await keyboardFaults(page)));
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await axeViolations(page)).map((violation) => `${colorScheme} ${violation}`));
    }
    faults.push(...(await readingFaults(page)));
    return faults.map((fault) => `at ${width} px: ${fault}`);
  } finally {
    await page.close();
  }
}

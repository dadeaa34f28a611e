import type { CampaignOptions } from '../../scripts/campaign.ts';
import { openBrowser } from '../support/browser.ts';
import { axeViolations, htmlErrors, sitemapPaths, textOf } from '../support/pages.ts';
import { startStack } from '../support/stack.ts';

const WIDTHS = [320, 1280];
const SCHEMES = ['light', 'dark'] as const;

/** Every address of the sitemap, narrow and wide, light and dark. */
export async function run({ minutes }: CampaignOptions): Promise<boolean> {
  const deadline = performance.now() + minutes * 60_000;
  const stack = await startStack();
  const browser = await openBrowser();
  const faults: string[] = [];
  let looked = 0;
  try {
    const paths = await sitemapPaths(stack.site);
    for (const path of paths) {
      if (performance.now() > deadline) break;
      for (const error of await htmlErrors(await textOf(stack.site + path))) faults.push(`${path} ${error}`);
      for (const width of WIDTHS) {
        for (const colorScheme of SCHEMES) {
          const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
          await page.goto(stack.site + path);
          for (const violation of await axeViolations(page))
            faults.push(`${path} ${width} ${colorScheme} ${violation}`);
          const shown = await page.evaluate(() => document.documentElement.scrollWidth);
          if (shown > width) faults.push(`${path} is ${shown} px wide on ${width}`);
          await page.close();
        }
      }
      looked += 1;
    }
    process.stdout.write(`addresses ${looked} of ${paths.length}, faults ${faults.length}\n${faults.join('\n')}\n`);
    return faults.length === 0 && looked === paths.length;
  } finally {
    await browser.close();
    await stack.stop();
  }
}

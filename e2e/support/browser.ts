import { chromium, type Browser, type Page } from 'playwright';
import { ensureChromium } from '../../scripts/testing/chromium.ts';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const PATIENCE_MS = 90_000;

/** The machine's Chromium, silent: it calls nobody by itself, so that each request seen is the page's own. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: ensureChromium(false), args: QUIET });
  // Several journeys share the machine: what is slow is not wrong.
  browser.on('context', (context) => {
    context.setDefaultTimeout(PATIENCE_MS);
    context.setDefaultNavigationTimeout(PATIENCE_MS);
  });
  return browser;
}

/** What pressing something in a form is answered with. */
export async function statusOf(page: Page, press: () => Promise<void>): Promise<number> {
  const [response] = await Promise.all([page.waitForResponse((one) => one.request().method() === 'POST'), press()]);
  return response.status();
}

export async function logIn(page: Page, cms: string, account: { email: string; password: string }): Promise<void> {
  await page.goto(`${cms}/admin/auth/login`);
  await page.locator('input[name="email"]').fill(account.email);
  await page.locator('input[name="password"]').fill(account.password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
}

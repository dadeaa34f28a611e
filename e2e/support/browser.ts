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

/** The machine's Chromium, silent: it calls nobody by itself, so that each request seen is the page's own. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(false), args: QUIET });
}

export async function logIn(page: Page, cms: string, account: { email: string; password: string }): Promise<void> {
  await page.goto(`${cms}/admin/auth/login`);
  await page.locator('input[name="email"]').fill(account.email);
  await page.locator('input[name="password"]').fill(account.password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
}

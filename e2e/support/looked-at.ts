import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';

let taken = 0;

/** A picture in `PICTURES_DIR`, where there is one: looked at by people, compared with nothing. */
async function picture(page: Page): Promise<void> {
  const folder = process.env['PICTURES_DIR'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  taken += 1;
  const name = `${String(taken).padStart(2, '0')}-${page.viewportSize()?.width}.png`;
  await page.screenshot({ path: join(folder, name), fullPage: true, caret: 'initial' });
}

/** On a screen and on a phone, where nothing may scroll sideways. */
export async function lookAt(page: Page): Promise<void> {
  await picture(page);
  await page.setViewportSize({ width: 360, height: 740 });
  // What a script draws for a telephone comes with the next frame.
  const narrow = await page
    .waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, undefined, { timeout: 10_000 })
    .catch(() => null);
  assert.ok(narrow, `${page.url()} scrolls sideways`);
  await picture(page);
  await page.setViewportSize({ width: 1280, height: 900 });
}

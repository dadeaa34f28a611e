import assert from 'node:assert/strict';
import type { Page } from 'playwright';
import { statusOf } from './browser.ts';

/** Whoever asks a CMS that was killed has the time to do so. */
export const LATE_RESTART = { firstMs: 20_000, slowestMs: 20_000, wellAfterMs: 60_000 };

/** Sends what stands in a form, with JavaScript and without, to a CMS that is down: both are told so, and of other ways. */
export async function isToldThatTheCmsIsDown(oneStep: Page, twoSteps: Page): Promise<void> {
  await oneStep.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await oneStep.getByRole('heading', { name: 'Le service ne répond pas' }).waitFor();
  const review = twoSteps.getByRole('button', { name: 'Relire et envoyer' });
  assert.equal(await statusOf(twoSteps, async () => review.click()), 503);
  await twoSteps.getByRole('heading', { name: 'Le service est interrompu' }).waitFor();
  for (const page of [oneStep, twoSteps])
    await page.getByRole('heading', { name: 'Nous joindre autrement' }).first().waitFor();
}

import assert from 'node:assert/strict';
import type { Page } from 'playwright';

/** Sends what stands in a form, with JavaScript and without, to a CMS that is down: both are told so, and of other ways. */
export async function isToldThatTheCmsIsDown(oneStep: Page, twoSteps: Page): Promise<void> {
  await oneStep.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await oneStep.getByRole('heading', { name: 'Le service ne répond pas' }).waitFor();
  const [response] = await Promise.all([
    twoSteps.waitForResponse((one) => one.request().method() === 'POST'),
    twoSteps.getByRole('button', { name: 'Relire et envoyer' }).click(),
  ]);
  assert.equal(response.status(), 503);
  await twoSteps.getByRole('heading', { name: 'Le service est interrompu' }).waitFor();
  for (const page of [oneStep, twoSteps])
    assert.ok(await page.getByRole('heading', { name: 'Nous joindre autrement' }).first().isVisible());
}

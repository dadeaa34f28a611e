import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { fillIn, firstStep, PATH, type There, WAYS } from './visitors.ts';
import { isToldThatTheCmsIsDown } from '../support/cms-down.ts';

/** Comments that were closed meanwhile, and a CMS that is away. */
export function describeTrouble(there: There): void {
  test('keeps the text, and is told why, when comments are switched off meanwhile', async () => {
    const site = there();
    const pages: Page[] = [];
    for (const [, options] of WAYS) {
      const page = await site.person(options);
      await page.goto(site.stack.site + PATH);
      await fillIn(page, 'Trop tard peut-être.', 'Léa');
      pages.push(page);
    }
    await site.switched('off', 'Le tribunal est saisi.');
    await site.shows('Les commentaires ne sont pas ouverts pour cette consultation. Le tribunal est saisi.');
    for (const page of pages) {
      const [response] = await Promise.all([
        page.waitForResponse(
          (one) => one.request().method() === 'POST' && one.url().endsWith('/participer/commentaire'),
        ),
        firstStep(page).click(),
      ]);
      assert.equal(response.status(), 409);
      await page.getByText('Le tribunal est saisi. Votre texte est gardé ci-dessous.').waitFor();
      assert.equal(await page.getByLabel(/Copiez-le/).inputValue(), 'Trop tard peut-être.');
      await site.isSound(page);
      await page.context().close();
    }
    const refused = await fetch(`${site.stack.site}/participer/commentaire?projet=voie-verte-du-vistre`);
    assert.match(
      await refused.text(),
      /Les commentaires ne sont pas ouverts pour cette consultation\. Le tribunal est saisi\./,
    );
    await site.switched('on');
  });

  test('is told honestly that the CMS is down, with and without JavaScript, and keeps the text', async () => {
    const site = there();
    const pages: Page[] = [];
    for (const [, options] of WAYS) {
      const page = await site.person(options);
      await page.goto(site.stack.site + PATH);
      await fillIn(page, 'Je ne perds pas mon texte.', 'Sami');
      pages.push(page);
    }
    site.stack.supervisor.killNow('cms');
    const [oneStep, twoSteps] = pages as [Page, Page];
    await isToldThatTheCmsIsDown(oneStep, twoSteps);
    for (const page of pages) {
      assert.equal(
        await page.getByLabel('Votre commentaire', { exact: true }).inputValue(),
        'Je ne perds pas mon texte.',
      );
      await page.context().close();
    }
  });
}

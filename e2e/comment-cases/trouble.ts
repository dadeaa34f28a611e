import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { parisDay } from '@aggloforum/concertation/contract/moderation.ts';
import { fillIn, firstStep, PATH, PROJECT, SLUG, type There, WAYS } from './visitors.ts';
import { isToldThatTheCmsIsDown } from '../support/cms-down.ts';

/** Comments that were closed meanwhile, and a CMS that is away. */
export function describeTrouble(there: There): void {
  test('keeps the text, and is told why, when comments are switched off meanwhile', async () => {
    const site = there();
    const pages: Page[] = [];
    const author = await site.person({ viewport: { width: 360, height: 740 } });
    const own = await site.comment(author, 'Lu par tout le monde avant la fin.', 'Nora');
    await site.shows('Lu par tout le monde avant la fin.');
    const answering =
      /"(\/participer\/commentaire\?[^"]*reponse=[^"]*)"/.exec(await site.pageNow())?.[1] ??
      assert.fail('no reply link');
    const reply = answering.replaceAll('&amp;', '&');
    for (const [, options] of WAYS)
      for (const form of [PATH, reply]) {
        const page = await site.person(options);
        await page.goto(site.stack.site + form);
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
    await author.goto(site.stack.site + own);
    await author.getByText('Le tribunal est saisi.').waitFor();
    assert.equal(await author.getByRole('button', { name: 'Envoyer la correction' }).count(), 0);
    await author.getByRole('button', { name: 'Retirer mon commentaire' }).waitFor();
    await site.isSound(author);
    await author.context().close();
    const later = parisDay(Date.now() + 30 * 86_400_000);
    for (const [change, words] of [
      [
        { comments: 'off', reason: 'Le tribunal est saisi.' },
        'Les commentaires ne sont pas ouverts pour cette consultation. Le tribunal est saisi.',
      ],
      [{ comments: 'on', from: later, to: '' }, 'Les commentaires ne sont pas encore ouverts.'],
      [
        { comments: 'on', from: '', to: '2026-01-01', reason: '' },
        'Les commentaires sont fermés\u00a0: on peut les lire, mais plus en écrire.',
      ],
    ] as const) {
      await site.desk.switchComments(PROJECT, change);
      for (const form of [`/participer/commentaire?projet=${SLUG}`, reply]) {
        const refused = await fetch(site.stack.site + form);
        assert.ok((await refused.text()).includes(words), `${form}: ${words}`);
      }
    }
    await site.desk.switchComments(PROJECT, { comments: 'on', from: '', to: '', reason: '' });
    await site.shows('id="ecrire"');
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
      await site.isSound(page);
      assert.equal(
        await page.getByLabel('Votre commentaire', { exact: true }).inputValue(),
        'Je ne perds pas mon texte.',
      );
      await page.context().close();
    }
  });
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { statusOf } from '../support/browser.ts';
import { ownComment } from '../support/comments.ts';
import { filesNaming, keptForFollower } from '../support/site-files.ts';
import { eventually } from '../support/stack.ts';
import { FACTS, firstStep, type There, WAYS } from './visitors.ts';

/** What becomes of a text that stood on the site: each time, the words before are nowhere any more. */
export function describeChanging(there: There): void {
  const nowhere = async (words: string) =>
    eventually(
      `« ${words} » in no file of any release, nor among what the follower keeps`,
      async () => filesNaming(there().stack, words).length === 0 && !keptForFollower(there().stack).includes(words),
    );

  for (const [index, [way, options]] of WAYS.entries()) {
    const author = `Passante numéro ${index + 1}`;
    const renamed = `Riveraine numéro ${index + 1}`;
    const words = { before: `Une passerelle en bois ${index + 1}`, after: `Une passerelle en acier ${index + 1}` };

    test(`is corrected, withdrawn and taken along; erased, it is nowhere, ${way}`, async () => {
      const site = there();
      const page = await site.person(options);
      const own = await site.approved(page, `${words.before}, s’il vous plaît.`, author);
      await page.goto(site.stack.site + own);
      await site.isSound(page);
      if (index === 0) await site.readsWell(page);
      await page.getByLabel('Votre texte').fill(`${words.after}, à la réflexion.`);
      await page.getByLabel('Nom ou pseudonyme').fill(renamed);
      await page.getByRole('button', { name: 'Envoyer la correction' }).click();
      await page.getByText('Votre correction est enregistrée').waitFor();
      await page.getByText(`sous le nom «\u202f${renamed}\u202f»`).waitFor();
      await site.isSound(page);
      for (const pending of [words.after, renamed]) assert.deepEqual(filesNaming(site.stack, pending), []);
      assert.ok((await site.pageNow()).includes(words.before), 'the old text stands until then');
      await site.desk.decide(await site.desk.waiting(words.after), { action: 'approve' });
      await site.shows(words.after);
      await site.shows(renamed);
      for (const gone of [words.before, author]) await nowhere(gone);
      assert.match(await taken(page), new RegExp(`${words.before}[^]*"receivedAt"|"receivedAt"[^]*${words.before}`));
      await page.goto(site.stack.site + own);
      await page.getByRole('button', { name: 'Retirer mon commentaire' }).click();
      await page.getByText('Votre commentaire est retiré').waitFor();
      await site.isSound(page);
      await site.shows('Retiré par son auteur·rice');
      for (const gone of [words.after, renamed]) await nowhere(gone);
      await page.getByText('Tout effacer').click();
      await page.getByRole('button', { name: 'Effacer mon commentaire' }).click();
      await page.getByRole('heading', { name: 'Votre commentaire est effacé' }).waitFor();
      await site.isSound(page);
      await site.shows('Effacé par son auteur·rice');
      assert.equal((await page.goto(site.stack.site + own))?.status(), 410);
      await site.isSound(page);
      for (const gone of [words.before, words.after, author, renamed]) await nowhere(gone);
      await page.context().close();
    });
  }

  test('is masked in part, then removed: what was masked and what was removed are nowhere', async () => {
    const site = there();
    const page = await site.person({ javaScriptEnabled: false });
    const own = await site.approved(
      page,
      'Le banc bleu est cassé. Appelez Firmin Dupré chez lui.',
      'Une lectrice du lundi',
    );
    const token = own.split('/').at(-2) ?? '';
    const now = async () => {
      const { public: shown, version } = (await ownComment(site.stack, token)) as {
        readonly public: { readonly id: string };
        readonly version: number;
      };
      return { id: shown.id, version };
    };
    const { id } = await now();
    const around = (await site.pageNow()).replaceAll('&amp;', '&');
    const [answering, reporting] = ['commentaire', 'signalement'].map(
      (form) => new RegExp(`"(/participer/${form}\\?[^"]*=${id})"`).exec(around)?.[1] ?? assert.fail(form),
    );
    const redactedBody = 'Le banc bleu est cassé. […]';
    const reason = { article: 'respect', facts: FACTS };
    await site.desk.decide(await now(), { action: 'redact', redactedBody, ...reason });
    await site.shows('Firmin Dupré', false);
    await site.shows('Le banc bleu est cassé');
    await nowhere('Firmin Dupré');
    await page.goto(`${site.stack.site}${reporting}`);
    await page.getByLabel('Il insulte, menace').check();
    await page.getByLabel('Expliquez en quelques mots').fill('Il vise mon voisin.');
    await page.getByLabel('Je pense sincèrement').check();
    await site.desk.decide(await now(), { action: 'remove', ...reason });
    await site.shows('Le banc bleu', false);
    for (const gone of ['Le banc bleu est cassé', 'Une lectrice du lundi']) await nowhere(gone);
    await firstStep(page).click();
    await page.getByRole('heading', { name: 'Relisez et envoyez' }).waitFor();
    const again = page.getByRole('button', { name: 'Envoyer', exact: true });
    assert.equal(await statusOf(page, async () => again.click()), 404);
    await page.getByRole('heading', { name: 'Rien à signaler ici' }).waitFor();
    assert.equal(await page.getByLabel(/Copiez-le/).inputValue(), 'Il vise mon voisin.');
    await site.isSound(page);
    // Links that somebody kept from before.
    for (const [link, status, words] of [
      [answering, 200, 'Le commentaire auquel vous répondez n’est pas public, ou ne l’est plus.'],
      [reporting, 404, 'Ce commentaire n’est pas public, ou ne l’est plus.'],
    ] as const) {
      assert.equal((await page.goto(`${site.stack.site}${link}`))?.status(), status, link);
      await page.getByText(words).waitFor();
      assert.equal(
        await page
          .locator('main')
          .getByText(/banc bleu|lectrice du lundi/)
          .count(),
        0,
        link,
      );
      assert.equal(await page.locator('main form').count(), 0, link);
      await site.isSound(page);
    }
    await page.goto(site.stack.site + own);
    await page.getByRole('heading', { name: /: retiré$/ }).waitFor();
    await site.isSound(page);
    await page.getByRole('link', { name: 'Contester la décision' }).click();
    await page.getByText(FACTS).waitFor();
    const appeal = page.url();
    await page.goto(site.stack.site + own);
    await page.getByText('Tout effacer').click();
    await page.getByRole('button', { name: 'Effacer mon commentaire' }).click();
    await page.getByRole('heading', { name: 'Votre commentaire est effacé' }).waitFor();
    assert.equal((await page.goto(appeal))?.status(), 410);
    await site.isSound(page);
    await page.context().close();
  });
}

async function taken(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Emporter mes données' }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

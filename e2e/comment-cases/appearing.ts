import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusOf } from '../support/browser.ts';
import { filesNaming } from '../support/site-files.ts';
import { CROSSED, fillIn, firstStep, PATH, send, type There, WAYS } from './visitors.ts';

/** From the form to the page, by way of the team. */
export function describeAppearing(there: There): void {
  for (const [way, options] of WAYS) {
    test(`which nobody sees before the team has read it, ${way}`, async () => {
      const site = there();
      const page = await site.person(options);
      const mark = `Gardez les peupliers ${options.viewport?.width}`;
      await page.goto(site.stack.site + PATH);
      await page.getByText('L’équipe du projet lit votre texte avant qu’il paraisse').first().waitFor();
      assert.equal(await statusOf(page, async () => firstStep(page).click()), 422);
      await page.getByRole('heading', { name: '2 réponses sont à corriger' }).waitFor();
      await site.readsWell(page);
      const own = await site.comment(page, `${mark} du pont.\n\nEt le "banc" <b>bleu</b>.`, 'Une riveraine <i>');
      assert.match(own, /^\/participer\/ma-contribution\//);
      await page.getByText('Il n’est pas encore public').waitFor();
      await page
        .getByText(/COM-[A-Z0-9]{4}-[A-Z0-9]{4}/)
        .first()
        .waitFor();
      await page.getByText('sous').first().waitFor();
      await site.isSound(page);
      const item = await site.desk.waiting(mark);
      assert.deepEqual(filesNaming(site.stack, mark), [], 'nothing that waits is in any file, of any release');
      assert.ok(!(await site.previewed()).includes(mark), 'nor in a preview');
      await site.desk.decide(item, { action: 'approve' });
      await site.shows(mark);
      await page.goto(site.stack.site + PATH);
      await page.getByText(mark).waitFor();
      assert.equal(await page.locator('.comment b').count(), 0);
      await site.isSound(page);
      await page.context().close();
    });
  }

  test('is answered, and reported, with JavaScript on a telephone and without at a desk', async () => {
    const site = there();
    for (const [at, [, options]] of CROSSED.entries()) {
      const page = await site.person(options);
      const answer = `Moi aussi, ${at}`;
      await page.goto(site.stack.site + PATH);
      await page.getByRole('link', { name: 'Répondre au commentaire 1', exact: true }).click();
      await page.getByText('en réponse au commentaire 1').waitFor();
      await site.isSound(page);
      if (at === 0) await site.readsWell(page);
      await fillIn(page, answer, 'Un voisin');
      if (at === 1) {
        await firstStep(page).click();
        await page.getByRole('heading', { name: 'Relisez et envoyez' }).waitFor();
        await site.readsWell(page);
      }
      await send(page);
      await page.getByRole('heading', { name: 'Votre commentaire est enregistré' }).waitFor();
      await site.desk.decide(await site.desk.waiting(answer), { action: 'approve' });
      await site.shows(answer);
      await page.goto(site.stack.site + PATH);
      assert.equal(await page.locator('.replies').getByText(answer).count(), 1);
      await page.getByRole('link', { name: 'Signaler le commentaire 1', exact: true }).click();
      await page.getByRole('heading', { name: 'Signaler un commentaire' }).waitFor();
      await site.isSound(page);
      if (at === 0) await site.readsWell(page);
      await page.getByLabel('Il insulte, menace').check();
      await page.getByLabel('Expliquez en quelques mots').fill('La deuxième phrase.');
      assert.equal(await statusOf(page, async () => firstStep(page).click()), 422);
      await page.getByRole('heading', { name: 'Une réponse est à corriger' }).waitFor();
      await page.getByLabel('Je pense sincèrement').check();
      await page.getByLabel(/^Adresse électronique/).fill(`signale-${at}@example.org`);
      await send(page);
      await page.getByRole('heading', { name: 'Merci de votre signalement' }).waitFor();
      await page.getByText(/[A-Z]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}/).waitFor();
      await site.isSound(page);
      const letter = await site.mailTo(`signale-${at}@example.org`, /signalement/);
      await page.goto(site.linkIn(letter, 'signalement-confirme'));
      await site.isSound(page);
      if (at === 0) await site.readsWell(page);
      await page.getByRole('button', { name: 'C’est bien mon adresse' }).click();
      await page.getByRole('heading', { name: 'Votre adresse est confirmée' }).waitFor();
      await site.isSound(page);
      await page.context().close();
    }
    const { counts } = await site.desk.ask<{ counts: { flagged: number } }>('GET', '/moderation/queue?view=flagged');
    assert.equal(counts.flagged, 2, 'this one, and one of the demonstration');
  });
}

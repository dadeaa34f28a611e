import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { CROSSED, WAYS } from '../comment-cases/visitors.ts';
import { logIn } from '../support/browser.ts';
import { fillNewDossier } from '../support/dossier-form.ts';
import { eventually } from '../support/stack.ts';
import { isSound, type There } from './office.ts';

/** What belongs elsewhere is pointed there, and may be sent all the same. */
export function describeElsewhere(there: There): void {
  for (const [way, options] of [CROSSED[0], WAYS[1]]) {
    const { javaScriptEnabled } = options;
    test(`a hole in the street is pointed to the reporting app, ${way}`, async () => {
      const office = there();
      const page = await office.page(options);
      await page.goto(`${office.stack.site}/contact/`);
      await page.getByLabel('Un problème dans la rue').check();
      assert.ok(await page.getByText('Un trou, une lampe en panne').isVisible(), 'at once, without a script');
      await page.getByLabel('Objet').fill('Un trou');
      await page.getByLabel('Votre message', { exact: true }).fill('Il y a un grand trou devant le 3 rue Neuve.');
      await page.getByLabel('Adresse électronique').fill('trou@example.org');
      await page
        .getByRole('button', { name: javaScriptEnabled ? 'Envoyer' : 'Relire et envoyer', exact: true })
        .click();
      await page.getByRole('heading', { name: 'Un problème dans la rue' }).waitFor();
      const app = page.getByRole('main').getByRole('link', { name: 'l’application de signalement' });
      assert.equal(await app.getAttribute('href'), 'https://signalement.agglo.example.org/');
      await page.getByRole('button', { name: 'Envoyer tout de même' }).click();
      await page.getByRole('heading', { name: 'Votre message est enregistré' }).waitFor();
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        0,
        'no sideways scroll',
      );
      await page.close();
    });
  }

  describe('about a project whose public inquiry is open', () => {
    const REGISTER = 'https://registre.example.org/pondre';
    const INQUIRY = '/projets/le-bassin-de-la-pondre/';
    before(async () => {
      const office = there();
      const page = await office.page({ locale: 'fr-FR' });
      await logIn(page, office.stack.cms, office.stack.account('communications'));
      await fillNewDossier(page, office.stack.cms, 'Le bassin de la Pondre');
      await page.getByLabel('Procédure', { exact: true }).selectOption({ label: 'Enquête publique' });
      await page.getByLabel('Adresse du registre en ligne').fill(REGISTER);
      await page.getByLabel('Adresse postale pour contribuer').fill('Mairie de Saint-Dionisy\n30980 Saint-Dionisy');
      await page.getByRole('button', { name: 'Publier le dossier' }).click();
      await page.getByText('Publié', { exact: true }).first().waitFor();
      await page.close();
      await eventually('the page of the inquiry', async () => (await fetch(office.stack.site + INQUIRY)).ok);
    });

    for (const javaScriptEnabled of [true, false]) {
      const way = `with${javaScriptEnabled ? '' : 'out'} JavaScript`;
      test(`what may be an observation is pointed to its register before it is sent, ${way}`, async () => {
        const office = there();
        const page = await office.page({ javaScriptEnabled, bypassCSP: javaScriptEnabled });
        await page.goto(office.stack.site + INQUIRY);
        await page.getByRole('link', { name: 'Poser une question sur ce projet' }).click();
        await page.getByRole('heading', { name: 'Une observation se dépose au registre' }).waitFor();
        await page.getByLabel('Une question').check();
        await page.getByLabel('Objet').fill('Le bassin');
        await page.getByLabel('Votre message', { exact: true }).fill('Le bassin est trop près des maisons.');
        await page.getByLabel('Adresse électronique').fill('riveraine@example.org');
        await page.getByRole('button', { name: /^(Relire et envoyer|Envoyer)$/ }).click();
        await page.getByRole('heading', { name: 'Relisez et envoyez' }).waitFor();
        const box = page.locator('.notice').filter({ hasText: 'Une observation se dépose au registre' });
        const register = box.getByRole('link', { name: 'Déposer une observation au registre' });
        assert.equal(await register.getAttribute('href'), REGISTER);
        await box.getByText('Mairie de Saint-Dionisy, 30980 Saint-Dionisy').waitFor();
        await box.getByText('nous le transmettons tel quel à qui tient le registre').waitFor();
        if (javaScriptEnabled) await isSound(page);
        await page.getByRole('button', { name: 'Envoyer tout de même' }).click();
        await page.getByRole('heading', { name: 'Votre message est enregistré' }).waitFor();
        await page.close();
      });
    }

    test('and goes on to whoever keeps it when it is sent all the same', async () => {
      const office = there();
      const letter = await office.mailTo('avis@agglo.example', /./);
      assert.ok(letter.text.includes('trop près des maisons'));
    });
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { logIn } from '../support/browser.ts';
import { lookAt } from '../support/looked-at.ts';
import { axeViolations } from '../support/pages.ts';
import { DESK, REPLY, type There } from './office.ts';

/** Every part of the desk. */
export function describeDesk(there: There): void {
  test('a meeting’s contribution is typed in, several are answered at once, and the desk is sound and narrow', async () => {
    const office = there();
    const page = await office.page({ bypassCSP: true, locale: 'fr-FR' });
    await logIn(page, office.stack.cms, office.stack.account('participation-officer'));
    await page.goto(`${office.stack.cms}${DESK}/saisir`);
    await page.getByLabel('Arrivée par').selectOption({ label: 'Réunion ou permanence' });
    await page.getByLabel('Reçue le').fill(new Date().toISOString().slice(0, 10));
    await page.getByLabel('Objet').fill('Dit en réunion');
    await page.getByLabel('Le texte').fill('Un monsieur demande si les travaux finiront avant l’été.');
    await isSoundAtDesk(page);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dit en réunion' }).waitFor();
    await page.getByRole('main').getByText('Réunion ou permanence').first().waitFor();
    await isSoundAtDesk(page);
    await page.goto(`${office.stack.cms}${DESK}`);
    await page.getByRole('link', { name: 'Dit en réunion' }).waitFor();
    await isSoundAtDesk(page);
    for (const box of await page
      .getByRole('checkbox')
      .all()
      .then((all) => all.slice(0, 2)))
      await box.check();
    await page.getByLabel('La réponse').fill(REPLY);
    await isSoundAtDesk(page);
    const subjects = page.getByRole('main').getByRole('list', { name: 'Messages auxquels répondre' });
    assert.equal(await subjects.getByRole('listitem').count(), 2);
    await page.getByRole('button', { name: 'Envoyer 2 réponses…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Envoyer 2 réponses' });
    await dialog.getByText('Ce qui est parti ne se reprend pas').waitFor();
    assert.equal(await dialog.getByRole('listitem').count(), 2, 'it says to which');
    assert.deepEqual(await axeViolations(page, 'main'), []);
    await dialog.getByRole('button', { name: 'Envoyer maintenant' }).click();
    await page.getByRole('heading', { name: /Répondre à/ }).waitFor({ state: 'detached' });
    for (const part of ['promesses', 'equipe']) {
      await page.goto(`${office.stack.cms}${DESK}/${part}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await isSoundAtDesk(page);
    }
    await page.close();
  });
}

/** A page of the desk: what axe-core finds in our part of it, and on a phone. */
async function isSoundAtDesk(page: Page): Promise<void> {
  assert.deepEqual(await axeViolations(page, 'main'), []);
  await lookAt(page);
}

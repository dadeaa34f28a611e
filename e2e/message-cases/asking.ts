import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { statusOf } from '../support/browser.ts';
import { isSound, QUESTION, type There } from './office.ts';

/** From the page of a project and from the contact page, with a script and without. */
export function describeAsking(there: There): void {
  test('from the page of a project without JavaScript, in two steps, and stores nothing at the first', async () => {
    const office = there();
    const page = await office.page({ javaScriptEnabled: false });
    await page.goto(`${office.stack.site}/projets/voie-verte-du-vistre/`);
    await page.getByRole('link', { name: 'Poser une question sur ce projet' }).click();
    await page.getByText('Votre message ira à').waitFor();
    await page.getByLabel('Votre message', { exact: true }).fill(QUESTION);
    const review = page.getByRole('button', { name: 'Relire et envoyer' });
    assert.equal(await statusOf(page, async () => review.click()), 422);
    await page.getByRole('heading', { name: '3 réponses sont à corriger' }).waitFor();
    const kept = await page.getByLabel('Votre message', { exact: true }).inputValue();
    assert.equal(kept.replaceAll('\r\n', '\n'), QUESTION, 'the text is kept');
    await page.getByLabel('Une question').check();
    await page.getByLabel('Objet').fill('L’école');
    await page.getByLabel('Adresse électronique').fill('sans-script@example.org');
    await page.getByLabel('Nom (facultatif)').fill('Ana « la » Sœur');
    await page.getByLabel(/J’accepte que ma question/).check();
    await page.getByRole('button', { name: 'Relire et envoyer' }).click();
    await page.getByRole('heading', { name: 'Relisez et envoyez' }).waitFor();
    await page.getByText('Rien n’est encore enregistré.').waitFor();
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByRole('heading', { name: 'Votre message est enregistré' }).waitFor();
    const asked = await reference(page);
    for (const words of ['Direction des mobilités', 'jours ouvrés', 'notre silence ne vaut ni accord ni refus'])
      await page.getByText(words).first().waitFor();
    const receipt = await office.mailTo('sans-script@example.org', /Accusé de réception/);
    assert.ok(receipt.text.includes(asked));
    assert.doesNotMatch(`${receipt.text}${receipt.html}`, /école|Ana/, 'nothing typed is echoed');
    const link = office.linkIn(receipt, 'mon-message');
    await page.goto(link);
    assert.equal(await page.getByText('près de l’école').count(), 0, 'reading the link shows nothing yet');
    await page.getByRole('button', { name: 'C’est bien moi' }).click();
    await page.getByText('Votre adresse est confirmée').waitFor();
    await page.getByText('près de l’école').first().waitFor();
    await page.close();
  });

  test('from the contact page with JavaScript, in one step', async () => {
    const office = there();
    const page = await office.page({ bypassCSP: true });
    await page.goto(`${office.stack.site}/contact/`);
    await isSound(page);
    const sent = page.getByRole('button', { name: 'Envoyer', exact: true });
    assert.equal(await statusOf(page, async () => sent.click()), 422);
    await page.getByRole('heading', { name: '4 réponses sont à corriger' }).waitFor();
    await isSound(page);
    await page.getByLabel('Une idée').check();
    await page.getByLabel('Objet').fill('Des ruches');
    await page.getByLabel('Votre message', { exact: true }).fill('Mettez des ruches sur les toits des mairies.');
    await page.getByLabel('Adresse électronique').fill('avec-script@example.org');
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByRole('heading', { name: 'Votre message est enregistré' }).waitFor();
    await isSound(page);
    const receipt = await office.mailTo('avec-script@example.org', /Accusé de réception/);
    await page.goto(office.linkIn(receipt, 'mon-message'));
    await isSound(page);
    await page.getByRole('button', { name: 'C’est bien moi' }).click();
    await page.getByText('Votre adresse est confirmée').waitFor();
    await isSound(page);
    await page.getByText('Tout effacer').click();
    await page.getByRole('button', { name: 'Effacer mon message' }).click();
    await page.getByRole('heading', { name: 'Votre message est effacé' }).waitFor();
    await page.close();
  });
}

async function reference(page: Page): Promise<string> {
  return /MSG-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec((await page.locator('.reference').textContent()) ?? '')?.[0] ?? '';
}

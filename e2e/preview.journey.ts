import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { logIn, openBrowser } from './support/browser.ts';
import { fillNewDossier } from './support/dossier-form.ts';
import { eventually, startStack, type Stack } from './support/stack.ts';

const OLD = 'Un abri pour les vélos';
const NEW = 'Un abri pour tous les vélos';

describe('a draft, looked at before it is public', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  const address = () => `${stack.site}/projets/un-abri-pour-les-velos/`;
  const publicPage = async () => (await fetch(address())).text();

  before(async () => {
    stack = await startStack();
    browser = await openBrowser();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' })).newPage();
    await logIn(page, stack.cms, stack.account('communications'));
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  test('the dossier says since when it is online, and the page « Publication » with it', async () => {
    await fillNewDossier(page, stack.cms, OLD);
    await page.getByRole('button', { name: 'Publier le dossier' }).click();
    await page.getByText(/^En ligne depuis .*\d\d:\d\d:\d\d$/).waitFor();
    const dossier = page.url();
    await page.getByRole('link', { name: 'Publication' }).click();
    const row = page.getByRole('row').filter({ hasText: `Publié : ${OLD}` });
    await row
      .first()
      .getByText(/^En ligne depuis/)
      .waitFor();
    assert.equal(
      await row.first().getByRole('link', { name: '/projets/un-abri-pour-les-velos/' }).first().getAttribute('href'),
      address(),
    );
    await page.goto(dossier);
  });

  test('« Voir comme le public » shows the draft; the public page is still the old one', async () => {
    await page.getByLabel('Titre du projet').fill(NEW);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Modifié depuis la publication').waitFor();
    const opening = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Voir comme le public' }).click();
    const preview = await opening;
    await preview.getByRole('heading', { level: 1, name: NEW }).waitFor();
    await preview.getByText('Aperçu, pas en ligne').waitFor();
    assert.match(
      new URL(preview.url()).pathname,
      /^\/participer\/apercu\/project\.[^/]+\/projets\/un-abri-pour-tous-les-velos\/$/,
    );
    const html = await publicPage();
    assert.ok(html.includes(OLD) && !html.includes(NEW));
    for (const list of ['/projets/', '/flux.xml', '/sitemap-0.xml', '/donnees/projets.json'])
      assert.ok(!(await (await fetch(stack.site + list)).text()).includes(NEW), list);
    await preview.close();
  });

  test('Strapi’s own button shows it in a frame of the administration', async () => {
    const id = page.url().split('/').at(-1) ?? '';
    await page.goto(`${stack.cms}/admin/content-manager/collection-types/api::project.project/${id}`);
    await page.getByText(/^En ligne depuis/).waitFor();
    await page.getByRole('link', { name: 'Voir comme le public' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { level: 1, name: NEW }).waitFor();
    await frame.getByText('Aperçu, pas en ligne').waitFor();
    await page.getByRole('tab', { name: 'Publié' }).click();
    await frame.getByRole('heading', { level: 1, name: OLD, exact: true }).waitFor();
    assert.equal(await frame.getByText('Aperçu, pas en ligne').count(), 0);
  });

  test('rebuilding is asked for after a question, and the same pages stand afterwards', async () => {
    const before = await publicPage();
    await page.goto(`${stack.cms}/admin/plugins/publisher`);
    await page.getByRole('button', { name: 'Tout reconstruire' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirmer' }).click();
    await page
      .getByRole('row')
      .filter({ hasText: 'Reconstruction demandée' })
      .first()
      .getByText(/^En ligne depuis/)
      .waitFor();
    await eventually('the same page', async () => (await publicPage()) === before);
  });
});

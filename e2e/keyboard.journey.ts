import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { openBrowser } from './support/browser.ts';
import { dayFromNow } from './support/dossier-form.ts';
import { Keyboard, watchPointer } from './support/without-mouse.ts';
import { textOf } from './support/pages.ts';
import { eventually, startStack, type Stack } from './support/stack.ts';

const CONSULTATIONS = ['Le tracé de la ligne', 'Les arrêts', 'Les abords'];
const MEETINGS = Array.from({ length: 8 }, (_, index) => `Réunion du quartier ${index + 1}`);
const documentOf = (consultation: number, number: number) => `Plan ${consultation}${number} de la ligne`;
const PROJECT = '/projets/la-ligne-du-sud/';

describe('a dossier made by keyboard alone', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  let keyboard: Keyboard;
  let presses: () => number;
  before(async () => {
    stack = await startStack();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
    presses = await watchPointer(page);
    keyboard = new Keyboard(page);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });

  test('logging in leads to a new dossier', async () => {
    const { email, password } = stack.account('communications');
    await page.goto(`${stack.cms}/admin/auth/login`);
    await keyboard.type(page.locator('input[name="email"]'), email);
    await keyboard.type(page.locator('input[name="password"]'), password);
    await page.keyboard.press('Enter');
    await keyboard.press(page.getByRole('link', { name: 'Dossiers' }).first());
    await keyboard.press(button('Nouveau dossier'));
    await keyboard.type(page.getByLabel('Titre du projet'), 'La ligne du sud');
    await keyboard.type(page.getByLabel('Résumé du projet'), 'Un tramway de la gare au stade.');
  });

  test('a chosen commune is taken away, and the focus stays beside', async () => {
    const communes = page.getByLabel('Communes', { exact: true });
    for (const letters of ['caiss', 'cavei']) {
      await keyboard.type(communes, letters);
      await page.keyboard.press('Enter');
    }
    const chips = page.getByRole('list', { name: 'Communes : choix faits' }).getByRole('button');
    assert.equal(await chips.count(), 2);
    await keyboard.press(chips.first());
    await keyboard.mustHold(chips.first(), 'the next choice takes the focus');
    await page.keyboard.press('Enter');
    await keyboard.mustHold(communes, 'after the last choice the field takes the focus');
  });

  for (const [index, title] of CONSULTATIONS.entries()) {
    test(`consultation ${index + 1} has its dates and four documents`, async () => {
      if (index > 0) await keyboard.press(button('Ajouter une consultation'));
      const row = page.locator(`#champ-consultations-${index}`);
      const field = (label: string) => row.getByLabel(label, { exact: true });
      if (index > 0) await keyboard.mustHold(field('Titre de la consultation'), 'the new consultation takes the focus');
      await keyboard.type(field('Titre de la consultation'), title);
      await keyboard.choose(field('Procédure'), 'Concertation volontaire');
      await keyboard.day(field('Ouverture'), dayFromNow(-1));
      await keyboard.day(field('Clôture'), dayFromNow(30 + index));
      await keyboard.type(field('Courriel de contribution'), 'ligne@agglo.example');
      const chooser = page.waitForEvent('filechooser');
      await keyboard.press(row.getByRole('button', { name: 'Ajouter des fichiers' }));
      await (await chooser).setFiles([1, 2, 3, 4].map((number) => pdf(documentOf(index + 1, number))));
      await row.getByText('4 documents ajoutés.').waitFor();
    });
  }

  test('eight meetings are added, and a ninth is taken away again', async () => {
    for (const [index, title] of [...MEETINGS, 'Réunion de trop'].entries()) {
      await keyboard.press(button('Ajouter un rendez-vous'));
      const row = page.getByRole('group', { name: `Rendez-vous ${index + 1}`, exact: true });
      await keyboard.mustHold(row.getByLabel('Titre du rendez-vous'), 'the new meeting takes the focus');
      await page.keyboard.press('Control+a');
      await page.keyboard.type(title);
      await keyboard.day(row.getByLabel('Début', { exact: true }), dayFromNow(5 + index));
      await keyboard.reach(row.getByLabel(/^Début.*heure/));
      await page.keyboard.type('1830');
      await keyboard.type(row.getByLabel('Lieu', { exact: true }), `Salle ${index + 1}`);
    }
    await keyboard.press(button('Retirer : Rendez-vous 9'));
    const last = page.getByRole('group', { name: 'Rendez-vous 8', exact: true });
    await keyboard.mustHold(last, 'the row before takes the focus');
  });

  test('a dialog takes the focus, keeps it, and gives it back', async () => {
    const opener = button('Programmer');
    await keyboard.press(opener);
    const dialog = page.getByRole('dialog', { name: 'Programmer la publication' });
    await keyboard.mustHold(dialog.getByLabel('Publier le', { exact: true }), 'the first field takes the focus');
    for (let press = 0; press < 20; press += 1) {
      await page.keyboard.press('Tab');
      // Between the last control and the first the browser's own frame has its turn.
      const inside = await dialog.evaluate((element) => {
        return element.contains(document.activeElement) || document.activeElement === document.body;
      });
      assert.ok(inside, await keyboard.whereabouts());
    }
    await page.keyboard.press('Escape');
    await keyboard.mustHold(opener, 'the button that opened the dialog has the focus again');
  });

  test('everything is published, the focus stays on the button, and the public reads it all', async () => {
    await keyboard.press(button('Publier le dossier'), true);
    await page.getByText('Publié', { exact: true }).first().waitFor();
    await keyboard.mustHold(button('Publier le dossier'), 'the button keeps the focus');
    const project = await eventually('the public page', async () => textOf(stack.site + PROJECT));
    const paths = CONSULTATIONS.map(
      (title) => new RegExp(`href="(${PROJECT}[a-z-]+/)"[^>]*>[^<]*${title}`).exec(project)?.[1],
    );
    const pages = await eventually('its pages', async () =>
      Promise.all(paths.map(async (path) => textOf(stack.site + String(path)))),
    );
    const everything = [project, ...pages].join('\n');
    const documents = [1, 2, 3].flatMap((index) => [1, 2, 3, 4].map((number) => documentOf(index, number)));
    for (const expected of [...CONSULTATIONS, ...MEETINGS, ...documents]) {
      assert.ok(everything.includes(expected), expected);
    }
    assert.ok(!everything.includes('Réunion de trop'));
  });

  test('no pointer was ever pressed', () => {
    assert.equal(presses(), 0);
  });
});

function pdf(title: string) {
  const content = `%PDF-1.4\n% ${title}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
  return { name: `${title.replaceAll(' ', '-')}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(content) };
}

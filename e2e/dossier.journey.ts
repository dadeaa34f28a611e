import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright';
import { logIn, openBrowser } from './support/browser.ts';
import { dayFromNow } from './support/dossier-form.ts';
import { axeViolations } from './support/pages.ts';
import { eventually, startStack, type Stack } from './support/stack.ts';

const FILES = ['arrete-d-ouverture.pdf', 'avis-au-public.pdf', 'plan-de-situation.pdf'].map((name) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.4\n% ${name}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`),
}));

describe('the dossier, as a communications officer works with it', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  before(async () => {
    stack = await startStack();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
    await logIn(page, stack.cms, stack.account('communications'));
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  test('a consultation with two meetings and three documents is public after at most 25 clicks', async () => {
    const hand = countingHand(page);
    await hand.click(page.getByRole('link', { name: 'Dossiers' }).first());
    await hand.click(page.getByRole('button', { name: 'Nouveau dossier' }));
    await hand.fill('Titre du projet', 'Une halle à Saint-Césaire');
    await hand.fill('Résumé du projet', 'La halle et la place qui l’entoure.');
    await hand.choose('Direction porteuse', 1);
    await hand.typeAhead('Communes', 'caiss');
    await hand.fill('Titre de la consultation', 'Dessiner la place');
    await hand.choose('Procédure', 'Concertation volontaire');
    await hand.fill('Ouverture', dayFromNow(-1));
    await hand.fill('Clôture', dayFromNow(30));
    await hand.fill('Courriel de contribution', 'halle@agglo.example');
    const chooser = page.waitForEvent('filechooser');
    await hand.click(page.getByRole('button', { name: 'Ajouter des fichiers' }));
    await (await chooser).setFiles(FILES);
    await page.getByText('3 documents ajoutés.').waitFor();
    for (const index of [0, 1]) {
      await hand.click(page.getByRole('button', { name: 'Ajouter un rendez-vous' }));
      const row = page.getByRole('group', { name: `Rendez-vous ${index + 1}`, exact: true });
      await row.getByLabel('Début', { exact: true }).fill(dayFromNow(5 + index));
      await row.getByLabel(/^Début.*heure/).fill('18:30');
      await row.getByLabel('Lieu', { exact: true }).fill('Salle des fêtes');
    }
    await hand.click(page.getByRole('button', { name: 'Publier le dossier' }));
    await page.getByText('Publié', { exact: true }).first().waitFor();
    assert.ok(hand.clicks() <= 25, `${hand.clicks()} clicks`);

    const html = await eventually('the public page', async () =>
      textWhenFound(`${stack.site}/projets/une-halle-a-saint-cesaire/`),
    );
    for (const expected of ['Dessiner la place', 'Salle des fêtes', 'Arrete d ouverture', 'Plan de situation']) {
      assert.ok(html.includes(expected), expected);
    }
  });

  test('a correction is saved by keyboard, said to be newer than what is public, and published', async () => {
    await page.getByLabel('Résumé du projet').fill('La halle, la place et ses arbres.');
    await page.keyboard.press('Control+s');
    await page.getByText('Modifié depuis la publication').waitFor();
    await page.getByRole('button', { name: 'Publier le dossier' }).click();
    await page.getByText('Publié', { exact: true }).first().waitFor();
    await eventually('the corrected page', async () =>
      (await textWhenFound(`${stack.site}/projets/une-halle-a-saint-cesaire/`))?.includes('et ses arbres'),
    );
  });

  test('an error stands beside its field, and the summary leads there', async () => {
    await page.getByLabel('Clôture', { exact: true }).fill(dayFromNow(-9));
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    const summary = page.getByRole('alert', { name: 'À corriger avant d’enregistrer' });
    await summary.getByRole('button').first().click();
    const field = page.getByLabel('Clôture', { exact: true });
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.ok(await field.evaluate((element) => element === element.ownerDocument.activeElement));
    await field.fill(dayFromNow(30));
    await page.keyboard.press('Control+s');
    await summary.waitFor({ state: 'detached' });
  });

  test('a version that was public comes back with its text, its meetings and its documents', async () => {
    await page.getByRole('button', { name: 'Revenir à la version 1' }).click();
    await page.getByRole('button', { name: 'Revenir à cette version' }).click();
    await eventually('the first summary', async () =>
      (await page.getByLabel('Résumé du projet').inputValue()).endsWith('l’entoure.'),
    );
    assert.equal(await page.getByLabel('Titre du document').count(), 3);
    assert.equal(await page.getByLabel('Titre du rendez-vous').count(), 2);
  });

  test('two people at once lose nothing', async () => {
    const other = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await logIn(other, stack.cms, stack.account('participation-officer'));
    await other.goto(page.url());
    await other.getByLabel('Maître d’ouvrage').fill('La commune');
    await other.keyboard.press('Control+s');
    await stored(other);
    await page.getByLabel('Résumé du projet').fill('Un résumé écrit pendant ce temps.');
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Comparer et garder mon texte' }).click();
    await eventually(
      'the text of the colleague',
      async () => (await page.getByLabel('Maître d’ouvrage').inputValue()) === 'La commune',
    );
    assert.equal(await page.getByLabel('Résumé du projet').inputValue(), 'Un résumé écrit pendant ce temps.');
    await page.keyboard.press('Control+s');
    await stored(page);
    await other.context().close();
  });

  test('the preview shows the text without storing it, and Escape closes it', async () => {
    await page.getByRole('button', { name: 'Aperçu' }).click();
    await page.frameLocator('iframe[title="Aperçu du dossier"]').getByText('Dessiner la place').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('the page has no fault that axe knows, and fits 360 px', async () => {
    const narrow = await (
      await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 740 } })
    ).newPage();
    await logIn(narrow, stack.cms, stack.account('communications'));
    await narrow.goto(page.url());
    await narrow.getByLabel('Titre du projet').waitFor();
    assert.equal(await narrow.evaluate(() => document.documentElement.scrollWidth), 360);
    assert.deepEqual(await axeViolations(narrow), []);
    await narrow.context().close();
  });

  test('taking it down asks for a reason, and the address says it', async () => {
    await page.getByRole('button', { name: 'Dépublier' }).click();
    const dialog = page.getByRole('dialog', { name: 'Dépublier le dossier' });
    assert.ok(await dialog.getByRole('button', { name: 'Dépublier' }).isDisabled());
    await dialog.getByLabel('Motif du retrait').fill('Le projet est abandonné.');
    await dialog.getByRole('button', { name: 'Dépublier' }).click();
    await page.getByText('Dépublié', { exact: true }).first().waitFor();
    await eventually('the page of the withdrawal', async () => {
      const response = await fetch(`${stack.site}/projets/une-halle-a-saint-cesaire/`);
      return response.status === 410 && (await response.text()).includes('Le projet est abandonné.');
    });
  });
});

/** Counts like a hand on a mouse: a select is two clicks (open, choose); typing and Tab are free. */
function countingHand(page: Page) {
  let count = 0;
  return {
    clicks: () => count,
    click: async (target: Locator) => {
      count += 1;
      await target.click();
    },
    choose: async (label: string, option: number | string) => {
      count += 2;
      await page
        .getByLabel(label, { exact: true })
        .selectOption(typeof option === 'number' ? { index: option } : { label: option });
    },
    fill: async (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text),
    typeAhead: async (label: string, letters: string) => {
      await page.getByLabel(label, { exact: true }).fill(letters);
      await page.keyboard.press('Enter');
    },
  };
}

async function textWhenFound(address: string): Promise<string | undefined> {
  const response = await fetch(address);
  const text = await response.text();
  return response.ok ? text : undefined;
}

/** What was typed is stored, and nothing is under way. */
async function stored(page: Page): Promise<void> {
  const status = page.getByRole('group', { name: 'Actions du dossier' }).getByRole('status');
  await eventually('it is stored', async () => (await status.textContent()) === '');
}

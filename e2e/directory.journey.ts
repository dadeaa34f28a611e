import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, Download, Page } from 'playwright';
import { openBrowser } from './support/browser.ts';
import { axeViolations } from './support/pages.ts';
import { eventually, startStack, type Stack } from './support/stack.ts';
import { Keyboard, watchPointer } from './support/without-mouse.ts';

const HOME = '/admin/plugins/directory-mailing/annuaire';
/** As an office saves it: Windows-1252, semicolons, a title above the headers, twins, a formula, two addresses in a cell. */
const MESSY = Buffer.from(
  [
    'Contacts du quartier (2026);;;;',
    ';;;;',
    'Structure;Nom Prénom;Mail;Ville;Observations',
    '"Les Jardins\r\nde la Gare";Zoé Blé;zoe.ble@example.org;Nîmes;appeler',
    'Comité du Mas;;bureau@example.org / tresor@example.org;;',
    ';;;;',
    '=HYPERLINK("x");Mal Écrit;mal.ecrit@;Nîmes;',
    'Comité du Mas;;BUREAU@example.org;;',
    'Ailleurs;Li Na;li.na@example.org;Atlantide;',
    'Particulier;Camille;camille.exemple@example.org;;déjà là',
  ].join('\r\n'),
  'latin1',
);

describe('the directory kept by a communications officer, without a mouse', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  let keyboard: Keyboard;
  let presses: () => number;
  before(async () => {
    stack = await startStack();
    browser = await openBrowser();
    page = await browser.newPage({ bypassCSP: true, viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
    presses = await watchPointer(page);
    keyboard = new Keyboard(page);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const link = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true });
  const says = async (words: RegExp) => page.getByText(words).first().waitFor();
  const heading = async (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const download = async (press: () => Promise<void>): Promise<string> => {
    const [file] = (await Promise.all([page.waitForEvent('download'), press()])) as [Download, void];
    return readFileSync(await file.path(), 'utf8');
  };

  test('the menu leads to the directory, and from there to the import', async () => {
    const { email, password } = stack.account('communications');
    await page.goto(`${stack.cms}/admin/auth/login`);
    await keyboard.type(page.locator('input[name="email"]'), email);
    await keyboard.type(page.locator('input[name="password"]'), password);
    await page.keyboard.press('Enter');
    await keyboard.press(page.getByRole('link', { name: 'Annuaire' }).first());
    await heading('Annuaire d’acteurs');
    await says(/^8 personnes$/);
    assert.deepEqual(await axeViolations(page, 'main'), []);
    await keyboard.press(link('Importer'));
    await heading('Importer un fichier');
  });

  test('a messy file is read line by line, and what is wrong can be taken along', async () => {
    const file = page.getByLabel('Fichier CSV ou XLSX');
    await keyboard.reach(file);
    await file.setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer: MESSY });
    await says(/^6 lignes lues\.$/);
    await says(/^3 adresses prêtes$/);
    const columns = page.getByRole('region', { name: 'Les colonnes' }).getByRole('combobox');
    const chosen = await columns.evaluateAll((lists) => lists.map((list) => (list as HTMLSelectElement).value));
    assert.deepEqual(chosen, ['organisation', 'name', 'email', 'communes', '']);
    const rows = page.getByRole('region', { name: 'Lignes refusées' }).getByRole('row');
    const told = (await rows.allInnerTexts()).slice(1).map((text) => text.replaceAll(/[\s\u00a0]+/g, ' '));
    assert.deepEqual(told, [
      '7 À corriger Adresse mal écrite : « mal.ecrit@ ».',
      '8 Doublon du fichier Même adresse qu’à la ligne 5 : bureau@example.org',
      '9 À corriger Commune inconnue : « Atlantide ».',
      '10 Déjà connue Déjà dans l’annuaire : camille.exemple@example.org',
    ]);
    assert.deepEqual(await axeViolations(page, 'main'), []);
    const rejected = await download(async () => keyboard.press(button('Télécharger les lignes refusées')));
    assert.match(rejected, /^\uFEFFLigne;Motif;/);
    assert.match(rejected, /"'=HYPERLINK/);
  });

  test('a column that was misread is corrected, and the preview follows', async () => {
    const city = page.getByLabel('Ville');
    await keyboard.choose(city, 'Ne');
    await says(/^4 adresses prêtes$/);
    await keyboard.choose(city, 'Communes');
    await says(/^3 adresses prêtes$/);
  });

  test('nobody comes in without a consent; then all of them do', async () => {
    await keyboard.press(button(/^Importer 3 adresses$/));
    await says(/^Dites sur quoi repose l’accord/);
    assert.deepEqual(await axeViolations(page, 'main'), []);
    await keyboard.reach(page.getByRole('radio', { name: /^Feuille d’inscription signée/ }));
    await page.keyboard.press('Space');
    await keyboard.type(page.getByLabel('Phrase lue ou entendue'), 'Je veux être prévenu des consultations.');
    await keyboard.day(page.getByLabel('Jour de l’accord'), '2026-05-02');
    await keyboard.press(button(/^Importer 3 adresses$/));
    await keyboard.mustHold(page.getByRole('heading', { name: 'Import terminé' }), 'the result takes the focus');
    await says(/^3 personnes inscrites$/);
  });

  test('somebody is found, and their entry says on what they stand there', async () => {
    await keyboard.press(link('Retour à l’annuaire'));
    await says(/^11 personnes$/);
    await keyboard.choose(page.getByLabel('Origine'), 'Fichier');
    await says(/^3 personnes$/);
    await keyboard.type(page.getByLabel('Nom, organisme ou adresse'), 'zoé');
    await says(/^1 personne$/);
    await keyboard.press(link('Zoé Blé'));
    await heading('Zoé Blé');
    await says(/Je veux être prévenu des consultations/);
    await says(/feuille d’inscription signée/);
    assert.deepEqual(await axeViolations(page, 'main'), []);
  });

  test('the whole leaves as a file, and the register says so', async () => {
    await keyboard.press(link('Annuaire'), true);
    await keyboard.press(button('Exporter'));
    const csv = await download(async () => keyboard.press(button('Exporter en CSV')));
    assert.equal(csv.trim().split('\r\n').length, 12);
    await keyboard.press(link('Journal'), true);
    await says(/^Tout l’annuaire$/);
    await says(/^IMP-.*3 inscrit·es, 0 interrogé·es, 4 lignes refusées/);
    assert.deepEqual(await axeViolations(page, 'main'), []);
  });

  test('an erased person is gone, and only the check of an address still knows it', async () => {
    await keyboard.press(link('Annuaire'), true);
    await keyboard.type(page.getByLabel('Nom, organisme ou adresse'), 'zoe.ble');
    await keyboard.press(link('Zoé Blé'));
    await keyboard.press(button('Effacer'));
    await keyboard.press(button('Effacer définitivement'));
    await heading('Annuaire d’acteurs');
    await says(/^10 personnes$/);
    await keyboard.press(link('Liste d’opposition'), true);
    await keyboard.type(page.getByLabel('Adresse électronique'), 'zoe.ble@example.org');
    await keyboard.press(button('Vérifier'));
    await says(/^Oui depuis le .*Effacement demandé/);
    assert.deepEqual(await axeViolations(page, 'main'), []);
    await keyboard.press(link('Durées de conservation'), true);
    await says(/^Personne n’a changé ces durées/);
    assert.deepEqual(await axeViolations(page, 'main'), []);
  });

  test('no page is wider than a small phone, and no mouse was used', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const place of ['', '/importer', '/ajouter', '/opposition', '/conservation', '/journal']) {
      await page.goto(stack.cms + HOME + place);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await eventually('the page', async () => (await page.getByText('Un instant…').count()) === 0);
      const wider = await page.evaluate(() => {
        const main = document.querySelector('main');
        return main ? main.scrollWidth - main.clientWidth : -1;
      });
      assert.ok(wider <= 0, `${place} ${wider}`);
      assert.deepEqual(await axeViolations(page, 'main'), [], place);
    }
    assert.equal(presses(), 0);
  });
});

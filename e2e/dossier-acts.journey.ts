import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { logIn, openBrowser } from './support/browser.ts';
import { dayFromNow, fillNewDossier } from './support/dossier-form.ts';
import { lookAt } from './support/looked-at.ts';
import { axeViolations } from './support/pages.ts';
import { eventually, startStack, type Stack } from './support/stack.ts';

const LIST = '/admin/plugins/concertation';

describe('the rarer acts on a dossier', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  before(async () => {
    stack = await startStack();
    browser = await openBrowser();
    page = await newcomer('communications');
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const newcomer = async (role: string): Promise<Page> => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } });
    const opened = await context.newPage();
    await logIn(opened, stack.cms, stack.account(role));
    return opened;
  };
  const press = async (name: string, on = page) => on.getByRole('button', { name, exact: true }).click();
  const titlesOn = async (list: Page): Promise<string[]> => {
    await list.goto(stack.cms + LIST);
    await list.getByText(/^\d+ dossiers?$|^Aucun dossier/).waitFor();
    return list.getByRole('list', { name: 'Dossiers' }).getByRole('link').allTextContents();
  };

  test('leaving with unsaved work asks first; staying keeps the text, leaving drops it', async () => {
    await fillNewDossier(page, stack.cms, 'Un projet oublié');
    await page.getByRole('link', { name: 'Tous les dossiers' }).click();
    await press('Rester sur la page');
    assert.equal(await page.getByLabel('Titre du projet').inputValue(), 'Un projet oublié');
    await page.getByRole('link', { name: 'Tous les dossiers' }).click();
    await press('Quitter sans enregistrer');
    await page.waitForURL(stack.cms + LIST);
    assert.ok(!(await titlesOn(page)).includes('Un projet oublié'));
  });

  test('closing the tab with unsaved work asks first too, and not once it is saved', async () => {
    await fillNewDossier(page, stack.cms, 'La place du marché');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      dialog.dismiss().catch(assert.fail);
    });
    await page.evaluate(() => location.reload());
    await eventually('the browser’s question', async () => asked.length > 0);
    assert.deepEqual(asked, ['beforeunload']);
    await press('Enregistrer');
    await saved();
    await page.reload();
    await page.getByLabel('Titre du projet').waitFor();
    assert.equal(await page.getByLabel('Titre du projet').inputValue(), 'La place du marché');
    assert.equal(asked.length, 1);
  });

  test('a scheduled dossier is hidden until its instant, then public', async () => {
    await schedule(dayFromNow(2));
    await page.getByText('Programmé', { exact: true }).waitFor();
    const address = `${stack.site}/projets/la-place-du-marche/`;
    assert.equal((await fetch(address)).status, 404);
    stack.setClock(new Date(Date.now() + 3 * 86_400_000));
    await eventually('the page at its instant', async () => (await fetch(address)).ok);
    await page.reload();
    await page.getByText('Publié', { exact: true }).first().waitFor();
  });

  test('a change of what is public waits for its instant, and can be called off', async () => {
    const address = `${stack.site}/projets/la-place-du-marche/`;
    const shows = async (text: string) => (await (await fetch(address)).text()).includes(text);
    const summary = page.getByLabel('Résumé du projet');
    await summary.fill('Un résumé auquel on renonce.');
    await schedule(dayFromNow(5));
    await press('Annuler la programmation nº\u00a02');
    await page.getByRole('button', { name: /^Annuler la programmation/ }).waitFor({ state: 'detached' });
    await holdsFocus(page, 'region', 'Versions');
    await summary.fill('Le second résumé.');
    await schedule(dayFromNow(8));
    await page.getByText(/^Programmé pour le /).waitFor();
    stack.setClock(new Date(Date.now() + 6 * 86_400_000));
    // The day of what was called off goes by, and every process sees it.
    await pause(3_000);
    stack.setClock(new Date(Date.now() + 9 * 86_400_000));
    await eventually('the change at its instant', async () => shows('Le second résumé.'));
    assert.ok(!(await shows('Un résumé auquel on renonce.')));
    await page.reload();
  });

  test('a copy is a draft of its own', async () => {
    await press('Dupliquer');
    await eventually('the copy', async () => {
      return (await page.getByLabel('Titre du projet').inputValue()) === 'La place du marché (copie)';
    });
    await page.getByText('Brouillon', { exact: true }).waitFor();
    assert.equal(await page.getByLabel('Titre de la consultation').inputValue(), 'Votre avis');
    await page.getByLabel('Résumé du projet').fill('Le résumé de la copie.');
    await press('Enregistrer');
    await saved();
    const titles = await titlesOn(page);
    assert.ok(titles.includes('La place du marché') && titles.includes('La place du marché (copie)'), titles.join());
    await page.getByRole('link', { name: 'La place du marché', exact: true }).click();
    assert.equal(await page.getByLabel('Résumé du projet').inputValue(), 'Le second résumé.');
  });

  test('a project lead sees own dossiers only, and a new one is theirs without a word', async () => {
    const others = page.url();
    const lead = await newcomer('project-lead');
    const own = await titlesOn(lead);
    assert.ok(!own.includes('La place du marché'), own.join());
    await lead.goto(others);
    await lead.getByRole('heading', { name: 'Dossier indisponible' }).waitFor();
    await fillNewDossier(lead, stack.cms, 'Le pont suspendu');
    assert.equal(
      await lead.getByRole('list', { name: 'Chef·fes de projet : choix faits' }).getByRole('button').count(),
      1,
    );
    await press('Publier le dossier', lead);
    await lead.getByText('Publié', { exact: true }).first().waitFor();
    assert.equal(await lead.getByRole('button', { name: 'Dépublier' }).count(), 0);
    assert.deepEqual((await titlesOn(lead)).toSorted(), [...own, 'Le pont suspendu'].toSorted());
    await lead.context().close();
  });

  test('a project lead switches comments, says why they close, and finds both changes again', async () => {
    const lead = await newcomer('project-lead');
    await titlesOn(lead);
    await lead.getByRole('link', { name: 'Le pont suspendu' }).click();
    const comments = lead.getByRole('group', { name: 'Votre avis' });
    await comments.getByText('Commentaires sur le site : fermés').waitFor();
    await press('Ouvrir les commentaires', lead);
    await comments.getByText('Commentaires sur le site : ouverts').waitFor();
    await holdsFocus(lead, 'button', 'Enregistrer les dates');
    await comments.getByRole('heading', { name: 'Modération' }).waitFor();
    await comments.getByText('Politique').first().waitFor();
    assert.deepEqual(await axeViolations(lead), []);
    await lookAt(lead);
    await press('Fermer maintenant…', lead);
    const dialog = lead.getByRole('dialog', { name: 'Fermer les commentaires maintenant' });
    await dialog.getByLabel('Motif public').fill('');
    await press('Fermer maintenant', lead);
    await dialog.getByText('Dites aux habitants pourquoi les commentaires ferment.').waitFor();
    await dialog.getByLabel('Motif public').fill('Le débat est terminé.');
    await press('Fermer maintenant', lead);
    await comments.getByText('Commentaires sur le site : fermés').waitFor();
    await eventually('the reason on the public page', async () => {
      return (await (await fetch(`${stack.site}/projets/le-pont-suspendu/`)).text()).includes('Le débat est terminé.');
    });
    await lead.reload();
    await comments.getByText('Historique des changements (2)').click();
    const history = await comments.getByRole('group').last().getByRole('listitem').allTextContents();
    assert.equal(history.length, 2);
    assert.match(history[0] ?? '', /^Fermés le .* par .*, motif\u00a0: «\u00a0Le débat est terminé\.\u00a0»$/);
    assert.match(history[1] ?? '', /^Ouverts le .* par /);
    await lead.context().close();
  });

  async function schedule(day: string): Promise<void> {
    await press('Programmer');
    await page.getByRole('dialog').getByLabel('Publier le', { exact: true }).fill(day);
    await press('Programmer la publication');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await saved();
  }

  /** Neither at work nor with anything left to store. */
  async function saved(): Promise<void> {
    const status = page.getByRole('group', { name: 'Actions du dossier' }).getByRole('status');
    await eventually('nothing left to store', async () => (await status.textContent()) === '');
  }
});

/** What was pressed may go away; the keyboard stays beside. */
async function holdsFocus(page: Page, role: 'button' | 'region', name: string): Promise<void> {
  const holder = page.getByRole(role, { name, exact: true });
  await eventually(`the focus on « ${name} »`, async () => {
    return holder.evaluate((element) => element === document.activeElement);
  });
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { openBrowser } from './support/browser.ts';
import { axeViolations, htmlErrors } from './support/pages.ts';
import { eventually, type Mail, type Stack, startStack } from './support/stack.ts';

const MINUTE = 60_000;

describe('somebody asks to be told', () => {
  let stack: Stack;
  let browser: Browser;
  before(async () => {
    stack = await startStack();
    browser = await openBrowser();
    await eventually('the page', async () => (await fetch(`${stack.site}/annuaire/`)).ok);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const mailsTo = async (email: string): Promise<Mail[]> =>
    (await stack.mails()).filter(({ to }) => to.includes(email));
  const linkIn = (mail: Mail | undefined, page: string): string => {
    const link = new RegExp(`${stack.site}/participer/${page}/[\\w.-]+`).exec(mail?.text ?? '')?.[0];
    assert.ok(link, `a link to ${page}`);
    return link;
  };
  /** Seen as it stands: sound HTML, nothing that axe-core finds, no sideways scroll on a phone. */
  const isSound = async (page: Page) => {
    // The browser writes the attributes that are just there in a way of its own.
    const html = (await page.content()).replaceAll(/ (novalidate|open|checked)=""/g, ' $1');
    assert.deepEqual(await htmlErrors(html), []);
    await page.setViewportSize({ width: 360, height: 740 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(wide, 0, `${page.url()} scrolls sideways`);
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  const fillIn = async (page: Page, email: string) => {
    await page.goto(`${stack.site}/`);
    await page.getByRole('link', { name: 'Être prévenu par courriel' }).click();
    await page.getByLabel('Adresse électronique').fill(email);
    await page.getByLabel('Nom (facultatif)').fill('Camille d’Exemple');
    await page.getByLabel('Une personne').check();
  };
  const signUp = async (page: Page, email: string) => {
    await fillIn(page, email);
    await page.getByLabel(/J’accepte/).check();
    await page.getByRole('button', { name: 'Relire et envoyer' }).click();
    await page.getByRole('heading', { name: 'Relisez et envoyez' }).waitFor();
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByText(/INS-[A-Z0-9]{4}-[A-Z0-9]{4}/).waitFor();
  };
  const confirmed: string[] = [];

  for (const javaScriptEnabled of [true, false]) {
    test(`and confirms, with${javaScriptEnabled ? '' : 'out'} JavaScript`, async () => {
      const email = `journey-${javaScriptEnabled}@example.org`;
      const page = await browser.newPage({ javaScriptEnabled });
      await fillIn(page, 'camille@');
      await page.getByRole('button', { name: 'Relire et envoyer' }).click();
      await page.getByRole('heading', { name: '2 réponses sont à corriger' }).waitFor();
      assert.equal(await page.getByLabel('Nom (facultatif)').inputValue(), 'Camille d’Exemple', 'the text is kept');
      await signUp(page, email);
      assert.equal((await stack.mails()).filter(({ text }) => text.includes('Camille d’Exemple')).length, 0);
      const [letter] = await eventually('the letter', async () => {
        const mails = await mailsTo(email);
        return mails.length > 0 && mails;
      });
      const link = linkIn(letter, 'confirmation');
      for (let scans = 0; scans < 3; scans += 1) await page.goto(link);
      assert.equal((await mailsTo(email)).length, 1, 'reading the link confirms nothing');
      await page.getByRole('button', { name: 'Confirmer mon inscription' }).click();
      await page.getByRole('heading', { name: 'Votre inscription est confirmée' }).waitFor();
      confirmed.push(email);
      await page.close();
    });
  }

  test('on pages that are sound in every state', async () => {
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(`${stack.site}/annuaire/`);
    await isSound(page);
    assert.deepEqual(await axeViolations(page), []);
    await page.getByRole('button', { name: 'Relire et envoyer' }).click();
    await page.getByRole('heading', { name: '3 réponses sont à corriger' }).waitFor();
    await isSound(page);
    assert.deepEqual(await axeViolations(page), []);
    await page.getByRole('link', { name: 'Écrivez votre adresse électronique.' }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'email');
    await signUp(page, 'jamais-confirme@example.org');
    await isSound(page);
    const answer = await fetch(`${stack.site}/annuaire/`);
    assert.doesNotMatch(answer.headers.get('content-security-policy') ?? 'unsafe', /unsafe/);
    await page.close();
  });

  test('is written to once a consultation opens, if confirmed and not otherwise', async () => {
    stack.setClock(new Date(Date.now() + 10 * MINUTE));
    for (const email of confirmed) {
      await eventually(`the opening for ${email}`, async () =>
        (await mailsTo(email)).some((mail) => mail.headers['list-unsubscribe'] !== undefined),
      );
    }
    assert.equal(confirmed.length, 2);
    const never = await mailsTo('jamais-confirme@example.org');
    assert.deepEqual(
      never.map(({ subject }) => subject),
      ['Confirmez votre inscription à l’annuaire d’acteurs'],
    );
  });

  test('chooses, takes a pause, leaves, takes the data along and is erased, by an own link', async () => {
    const [email = ''] = confirmed;
    const page = await browser.newPage({ javaScriptEnabled: false });
    const welcome = (await mailsTo(email)).find(({ subject }) => subject === 'Votre inscription est confirmée');
    const link = linkIn(welcome, 'mon-inscription');
    await page.goto(link);
    await isSound(page);
    await page
      .getByText(/^Choisir parmi/)
      .last()
      .click();
    await page.getByLabel('Nîmes', { exact: true }).check();
    await page.getByRole('button', { name: 'Enregistrer mes choix' }).click();
    await page.getByText('Vos choix sont enregistrés.').waitFor();
    assert.ok(await page.getByLabel('Nîmes', { exact: true }).isChecked());
    await page.getByRole('button', { name: 'Faire une pause' }).click();
    await page.getByText('Les envois sont en pause.').waitFor();
    await page.getByRole('button', { name: 'Me désinscrire' }).click();
    await page.getByText('Vous êtes désinscrit·e. Un message').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Emporter mes données' }).click(),
    ]);
    const data = JSON.parse(readFileSync(await download.path(), 'utf8')) as { email: string; consents: object[] };
    assert.deepEqual([data.email, data.consents.length], [email, 3]);
    await page.getByText('Tout effacer').click();
    await page.getByRole('button', { name: 'Effacer mes données' }).click();
    await page.getByRole('heading', { name: 'Vos données sont effacées' }).waitFor();
    assert.equal((await page.goto(link))?.status(), 410);
    await page.close();
  });

  test('is told honestly that the CMS is down, and keeps the text', async () => {
    const page = await browser.newPage();
    await fillIn(page, 'patiente@example.org');
    await page.getByLabel(/J’accepte/).check();
    stack.supervisor.killNow('cms');
    const [response] = await Promise.all([
      page.waitForResponse((one) => one.request().method() === 'POST'),
      page.getByRole('button', { name: 'Relire et envoyer' }).click(),
    ]);
    assert.equal(response.status(), 503);
    await page.getByRole('heading', { name: 'Le service est interrompu' }).waitFor();
    assert.equal(await page.getByLabel('Adresse électronique').inputValue(), 'patiente@example.org');
    await isSound(page);
    await page.close();
  });
});

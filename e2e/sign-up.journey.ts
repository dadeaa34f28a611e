import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { logIn, openBrowser } from './support/browser.ts';
import { fillNewDossier } from './support/dossier-form.ts';
import { axeViolations, htmlErrors } from './support/pages.ts';
import { eventually, type Mail, type Stack, startStack } from './support/stack.ts';
import { isToldThatTheCmsIsDown, LATE_RESTART } from './support/cms-down.ts';

describe('somebody asks to be told', () => {
  let stack: Stack;
  let browser: Browser;
  before(async () => {
    stack = await startStack(LATE_RESTART);
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
    await page.waitForLoadState();
    // The browser writes the attributes that are just there in a way of its own.
    const plain = (await page.content()).replaceAll(/ (novalidate|open|checked|hidden)=""/g, ' $1');
    // That of axe-core, where it was asked before.
    const html = plain.replaceAll(/<script type="text\/javascript">[^]*?<\/script>/g, '');
    assert.deepEqual(await htmlErrors(html), []);
    await page.setViewportSize({ width: 360, height: 740 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(wide, 0, `${page.url()} scrolls sideways`);
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  const fillIn = async (page: Page, email: string) => {
    await page.goto(`${stack.site}/`);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Recevoir les annonces par courriel' }).click();
    await page.getByLabel('Adresse électronique').fill(email);
    await page.getByLabel('Nom (facultatif)').fill('Camille d’Exemple');
    await page.getByLabel('Une personne').check();
  };
  /** One step with the script of the page, two without: « Relisez et envoyez » stands between. */
  const signUp = async (page: Page, email: string, steps: 1 | 2 = 1) => {
    await fillIn(page, email);
    await page.getByLabel(/J’accepte/).check();
    if (steps === 2) {
      await page.getByRole('button', { name: 'Relire et envoyer' }).click();
      await page.getByRole('heading', { name: 'Relisez et envoyez' }).waitFor();
    }
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByText(/INS-[A-Z0-9]{4}-[A-Z0-9]{4}/).waitFor();
    assert.match(page.url(), /\/participer\/inscription\/recue\?reference=INS-/);
  };
  const confirmed: string[] = [];

  for (const javaScriptEnabled of [true, false]) {
    test(`and confirms, with${javaScriptEnabled ? '' : 'out'} JavaScript`, async () => {
      const email = `journey-${javaScriptEnabled}@example.org`;
      const page = await browser.newPage({ javaScriptEnabled });
      await fillIn(page, 'camille@');
      await page
        .getByRole('button', { name: javaScriptEnabled ? 'Envoyer' : 'Relire et envoyer', exact: true })
        .click();
      await page.getByRole('heading', { name: '2 réponses sont à corriger' }).waitFor();
      assert.equal(await page.getByLabel('Nom (facultatif)').inputValue(), 'Camille d’Exemple', 'the text is kept');
      assert.equal(new URL(page.url()).pathname, javaScriptEnabled ? '/annuaire/' : '/participer/inscription');
      await signUp(page, email, javaScriptEnabled ? 1 : 2);
      const [letter] = await eventually('the letter', async () => {
        const mails = await mailsTo(email);
        return mails.length > 0 && mails;
      });
      assert.equal((await stack.mails()).filter(({ text }) => text.includes('Camille d’Exemple')).length, 0);
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
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByRole('heading', { name: '3 réponses sont à corriger' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'alert', 'is read at once');
    await isSound(page);
    assert.deepEqual(await axeViolations(page), []);
    await page.getByRole('link', { name: 'Écrivez votre adresse électronique.' }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'email');
    const described = await page.getByLabel('Adresse électronique').getAttribute('aria-describedby');
    assert.equal(described, 'email-aide email-erreur');
    await page.getByLabel('Adresse électronique').fill('dora@example.org');
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByRole('heading', { name: '2 réponses sont à corriger' }).waitFor();
    assert.equal(await page.locator('#email[aria-invalid]').count(), 0, 'what is corrected is no longer marked');
    await signUp(page, 'jamais-confirme@example.org');
    await isSound(page);
    await page.close();
  });

  test('once, though the answer was lost and the button pressed again, on a page that runs its own script alone', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    const keys: string[] = [];
    await page.route('**/api/directory-mailing/subscriptions', async (route) => {
      keys.push((route.request().postDataJSON() as { idempotencyKey: string }).idempotencyKey);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await fillIn(page, 'une-fois@example.org');
    await page.getByLabel(/J’accepte/).check();
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByRole('heading', { name: 'Le service ne répond pas' }).waitFor();
    await page.getByRole('heading', { name: 'Nous joindre autrement' }).waitFor();
    await isSound(page);
    assert.deepEqual(
      complaints.filter((text) => !text.includes('ERR_CONNECTION_RESET')),
      [],
    );
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await page.getByText(/INS-[A-Z0-9]{4}-[A-Z0-9]{4}/).waitFor();
    assert.deepEqual([keys.length, new Set(keys).size], [2, 1], 'the same key');
    await eventually('the letter', async () => (await mailsTo('une-fois@example.org')).length === 1);
    const answer = await fetch(`${stack.site}/annuaire/`);
    const policy = answer.headers.get('content-security-policy') ?? 'unsafe';
    assert.doesNotMatch(policy, /unsafe/);
    assert.match(policy, /script-src 'self'; require-trusted-types-for 'script'/);
    const elsewhere = await fetch(`${stack.site}/`);
    assert.doesNotMatch(elsewhere.headers.get('content-security-policy') ?? 'script-src', /script-src/);
    await page.close();
  });

  test('is written to once a consultation opens, if confirmed and not otherwise', async () => {
    assert.equal(confirmed.length, 2);
    const staff = await browser.newPage({ locale: 'fr-FR' });
    await logIn(staff, stack.cms, stack.account('communications'));
    await fillNewDossier(staff, stack.cms, 'Un verger à Garons');
    await staff.getByRole('button', { name: 'Publier le dossier' }).click();
    await staff.getByText('Publié', { exact: true }).first().waitFor();
    await staff.close();
    for (const email of confirmed) {
      await eventually(`the opening for ${email}`, async () =>
        (await mailsTo(email)).some((mail) => mail.html.includes('/projets/un-verger-a-garons/')),
      );
    }
    const never = await mailsTo('jamais-confirme@example.org');
    assert.deepEqual(
      never.map(({ subject }) => subject),
      ['Confirmez votre inscription à l’annuaire d’acteurs'],
    );
  });

  for (const [turn, javaScriptEnabled] of [true, false].entries())
    test(`says yes to a newer wording on the own page, with${javaScriptEnabled ? '' : 'out'} JavaScript`, async () => {
      const email = confirmed[turn] ?? '';
      // As somebody stands there who agreed before the wording named more than openings.
      const database = new DatabaseSync(join(stack.settings.dataDir, 'aggloforum.db'), { timeout: 10_000 });
      const person = database.prepare('select document_id from mailing_stakeholders where email = ?').get(email);
      const older = database.prepare("update mailing_consent_records set version = '1' where stakeholder = ?");
      assert.equal(older.run(String(person?.['document_id'])).changes, 1);
      database.close();
      const page = await browser.newPage({ javaScriptEnabled, bypassCSP: javaScriptEnabled });
      const welcome = (await mailsTo(email)).find(({ subject }) => subject === 'Votre inscription est confirmée');
      await page.goto(linkIn(welcome, 'mon-inscription'));
      await isSound(page);
      if (javaScriptEnabled) assert.deepEqual(await axeViolations(page), []);
      await page.getByText(/déplace ou annule une réunion/).waitFor();
      await page.getByRole('button', { name: 'J’accepte ce texte' }).click();
      await page.getByText('Votre accord est enregistré.').waitFor();
      assert.equal(await page.getByRole('button', { name: 'J’accepte ce texte' }).count(), 0);
      await page.close();
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
    await page.getByText('Vous ne recevez plus rien').waitFor();
    await page.getByRole('button', { name: 'Me désinscrire' }).click();
    await page.getByText('Vous êtes désinscrit·e. Un message').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Emporter mes données' }).click(),
    ]);
    const data = JSON.parse(readFileSync(await download.path(), 'utf8')) as { email: string; consents: object[] };
    assert.deepEqual([data.email, data.consents.length], [email, 4]);
    await page.getByText('Tout effacer').click();
    await page.getByRole('button', { name: 'Effacer mes données' }).click();
    await page.getByRole('heading', { name: 'Vos données sont effacées' }).waitFor();
    assert.equal((await page.goto(link))?.status(), 410);
    await page.close();
  });

  test('is told honestly that the CMS is down, with and without JavaScript, and keeps the text', async () => {
    const pages = [];
    for (const javaScriptEnabled of [true, false]) {
      const page = await browser.newPage({ javaScriptEnabled });
      await fillIn(page, 'patiente@example.org');
      await page.getByLabel(/J’accepte/).check();
      pages.push(page);
    }
    stack.supervisor.killNow('cms');
    const [oneStep, twoSteps] = pages as [Page, Page];
    await isToldThatTheCmsIsDown(oneStep, twoSteps);
    for (const page of pages) {
      assert.equal(await page.getByLabel('Adresse électronique').inputValue(), 'patiente@example.org');
      await isSound(page);
      await page.close();
    }
  });
});

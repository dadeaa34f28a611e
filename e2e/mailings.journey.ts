import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { logIn, openBrowser } from './support/browser.ts';
import { fillNewDossier } from './support/dossier-form.ts';
import { axeViolations, textOf, whole } from './support/pages.ts';
import { eventually, startStack, type Stack } from './support/stack.ts';

const SUBJECT = 'Ce que nous avons entendu à l’atelier';
const CROWD = 300;

describe('mailings, as the participation officer works with them', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  before(async () => {
    stack = await startStack();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
    await logIn(page, stack.cms, stack.account('participation-officer'));
    await eventually('the stakeholders of the demonstration', async () => countOf(stack, 'mailing_stakeholders') > 0);
    // The opening of the demonstration's own example is over before the crowd comes: it would be mailed in between.
    stack.setClock(new Date(Date.now() + 10 * 60_000));
    await eventually('the opening of the example', async () =>
      Promise.resolve(
        countOf(stack, "mailing_mailings where occasion = 'opens' and state = 'finished' and title like '%places%'") >
          0,
      ),
    );
    addCrowd(stack, CROWD);
  });
  after(async () => {
    stack?.supervisor.holdStill('mail-catcher', false);
    await browser?.close();
    await stack?.stop();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const mailsOf = async (subject: string) => (await stack.mails()).filter((mail) => mail.subject === subject);

  test('one is written by hand, read in three forms and as a given person would get it', async () => {
    await page.getByRole('link', { name: 'Envois' }).first().click();
    await page.getByRole('link', { name: 'Écrire un envoi' }).first().click();
    await button('Enregistrer et relire').click();
    await page.getByText('Écrivez l’objet du message.').waitFor();
    await page.getByText('le message s’adresse à tout l’annuaire').waitFor();
    await page.getByLabel('Objet').fill(SUBJECT);
    await page
      .getByLabel('Message', { exact: true })
      .fill('Bonjour,\n\n**Quarante personnes** sont venues.\n\n- de l’ombre\n- de l’eau');
    await button('Enregistrer et relire').click();
    await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
    await page.frameLocator('iframe').getByText('Quarante personnes', { exact: true }).waitFor();
    await button('Téléphone').click();
    await page.frameLocator('iframe[title*="téléphone"]').getByText('de l’ombre', { exact: true }).waitFor();
    await button('Texte seul').click();
    await page.getByText('- de l’ombre').waitFor();
    await page.getByLabel(/Pour une personne de l’annuaire/).fill('foule7@');
    await page.getByLabel(/Pour une personne de l’annuaire/).press('Enter');
    await page.getByRole('list', { name: 'Personnes trouvées' }).getByRole('button').click();
    await page.getByText('Foule 7 : le reçoit.').waitFor();
  });

  test('a trial goes to whoever asks, and to nobody else', async () => {
    await button('M’envoyer un essai').click();
    const mails = await eventually('the trial', async () => {
      const found = await mailsOf(`[Essai] ${SUBJECT}`);
      return found.length > 0 && found;
    });
    assert.deepEqual(
      mails.map(({ to }) => to),
      [[stack.account('participation-officer').email]],
    );
    assert.match(mails[0]?.text ?? '', /- de l’eau/);
    assert.doesNotMatch(mails[0]?.html ?? '', /%%|<img/);
  });

  test('it leaves when the number of people was typed, stops when it is paused, and goes on for each once', async () => {
    const people = Number(
      /([\d\s\u202f]+) personnes?/.exec(await page.locator('dd strong').first().innerText())?.[1]?.replace(/\D/g, ''),
    );
    assert.ok(people >= CROWD, `${people} people`);
    await button('Confirmer et envoyer…').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Écrivez le nombre de destinataires').fill('3');
    await dialog.getByRole('button', { name: /^Envoyer à/ }).click();
    await dialog.getByText(`Écrivez le nombre de destinataires : ${people}.`).waitFor();
    await dialog.getByLabel('Écrivez le nombre de destinataires').fill(String(people));
    // A mail server that takes its time, so that there is something left to pause.
    stack.supervisor.holdStill('mail-catcher', true);
    await dialog.getByRole('button', { name: /^Envoyer à/ }).click();
    await page.getByRole('heading', { name: 'Avancement' }).waitFor();
    await button('Mettre en pause').click();
    await page.getByText('En pause', { exact: true }).first().waitFor();
    stack.supervisor.holdStill('mail-catcher', false);
    const sent = await eventually('what was on its way has come', async () => {
      const before = (await mailsOf(SUBJECT)).length;
      await pause(3_000);
      const now = (await mailsOf(SUBJECT)).length;
      return now === before && { now };
    });
    assert.ok(sent.now < people, `${sent.now} of ${people} left while it was paused`);
    await button('Reprendre').click();
    await eventually('a mail for each', async () => (await mailsOf(SUBJECT)).length >= people, 240);
    await page.getByText('Terminé', { exact: true }).first().waitFor();
    const everybody = (await mailsOf(SUBJECT)).flatMap(({ to }) => to);
    assert.equal(new Set(everybody).size, people);
    assert.equal(everybody.length, people);
    for (const act of ['Écrit', 'Essai envoyé à soi-même', 'Mis en pause', 'Repris'])
      await page.getByText(act, { exact: true }).first().waitFor();
  });

  test('its states are exported for a spreadsheet', async () => {
    const download = page.waitForEvent('download');
    await button('Exporter les états (CSV)').click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await download).createReadStream()) chunks.push(Buffer.from(chunk as Buffer));
    const lines = Buffer.concat(chunks).toString('utf8').split('\r\n');
    assert.match(lines[0] ?? '', /Nom;Organisme;Adresse;État/);
    assert.equal(lines.filter((line) => line.includes('accepté par un serveur')).length >= CROWD, true);
  });

  test('from the dossier to everybody’s mail it takes the page « Dossier » and nothing else; the page says so', async () => {
    await fillNewDossier(page, stack.cms, 'Un verger à Garons');
    await button('Publier le dossier').click();
    await page.getByText('Publié', { exact: true }).first().waitFor();
    await page.goto(`${stack.cms}/admin/plugins/directory-mailing/envois`);
    await page.getByRole('link', { name: 'Ouverture : Votre avis' }).click();
    await page.getByText('Destinataires et contenu fixés, envoi commencé').waitFor();
    await eventually(
      'the public page says that the directory was told',
      async () =>
        (await textOf(`${stack.site}/projets/un-verger-a-garons/`)).includes('L’annuaire d’acteurs a été prévenu'),
      240,
    );
  });

  test('a message to one person that may have left, and a database that was put back, wait for somebody', async () => {
    await eventually('nothing on its way', async () =>
      Promise.resolve(countOf(stack, "mailing_letters where state in ('queued', 'attempting')") === 0),
    );
    const database = open(stack, false);
    const letter = database.prepare(
      `insert into mailing_letters (document_id, kind, email, subject, html, text, queued_at, state, settled_at, doubts, attempts)
       values (?, 'receipt', ?, ?, '<p>Bonjour</p>', 'Bonjour', ?, ?, ?, ?, 0)`,
    );
    const at = new Date().toISOString();
    letter.run('doute', 'perdue@example.org', 'Une réponse perdue', at, 'in-doubt', at, 1);
    // As if yesterday's database stood beside today's folder: what the folder remembers is ahead.
    database.exec("update mailing_sender_leases set ticks = 0 where key = 'sender'");
    letter.run('attente', 'attend@example.org', 'Un message qui attend', at, 'queued', null, 0);
    database.close();
    await page.goto(page.url().replace(/\/\d+$/, ''));
    await page.getByText('Aucun courriel ne part.').waitFor();
    await isSoundAt(page.url());
    await button('Renvoyer à p…@example.org').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Renvoyer', exact: true }).click();
    await page.getByRole('heading', { name: 'Messages en doute' }).waitFor({ state: 'detached' });
    await pause(2_000);
    const waiting = ['Une réponse perdue', 'Un message qui attend'];
    for (const subject of waiting) assert.equal((await mailsOf(subject)).length, 0, subject);
    await button('Cette base envoie désormais…').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Oui, envoyer depuis cette base' }).click();
    await page.getByText('Aucun courriel ne part.').waitFor({ state: 'detached' });
    for (const subject of waiting) await eventually(subject, async () => (await mailsOf(subject)).length === 1);
    await page.goBack();
  });

  test('no page has a fault that axe knows, nor scrolls sideways at 360 px', async () => {
    const address = page.url();
    await isSoundAt(address.replace(/\/\d+$/, ''), address, address.replace(/\d+$/, 'nouveau'));
  });

  const isSoundAt = async (...addresses: readonly string[]) => {
    for (const width of [1280, 360]) {
      const context = await browser.newContext({ bypassCSP: true, viewport: { width, height: 800 }, locale: 'fr-FR' });
      const other = await context.newPage();
      await logIn(other, stack.cms, stack.account('participation-officer'));
      for (const path of addresses) {
        await other.goto(path);
        await whole(other);
        assert.deepEqual(await axeViolations(other), [], `${path} at ${width} px`);
        assert.equal(await other.evaluate(() => document.documentElement.scrollWidth), width, path);
      }
      await context.close();
    }
  };
});

function open(stack: Stack, readOnly: boolean): DatabaseSync {
  return new DatabaseSync(join(stack.settings.dataDir, 'aggloforum.db'), { readOnly, timeout: 10_000 });
}

function countOf(stack: Stack, table: string): number {
  const database = open(stack, true);
  try {
    return Number(database.prepare(`select count(*) as rows from ${table}`).get()?.['rows']);
  } finally {
    database.close();
  }
}

/** People who agreed to everything, written beside the running CMS: the demonstration has too few to watch a sending. */
function addCrowd(stack: Stack, people: number): void {
  const database = open(stack, false);
  try {
    database.exec('begin immediate');
    const person = database.prepare(
      `insert into mailing_stakeholders (document_id, email, name, state, communes, themes, confirmed_at)
       values (?, ?, ?, 'confirmed', '[]', '[]', ?)`,
    );
    const consent = database.prepare(
      `insert into mailing_consent_records (document_id, stakeholder, act, version, wording, source, at)
       values (?, ?, 'given', '2', '', 'journey', ?)`,
    );
    const at = new Date().toISOString();
    for (let index = 0; index < people; index += 1) {
      person.run(`foule${index}`, `foule${index}@example.org`, `Foule ${index}`, at);
      consent.run(`accord${index}`, `foule${index}`, at);
    }
    database.exec('commit');
  } finally {
    database.close();
  }
}

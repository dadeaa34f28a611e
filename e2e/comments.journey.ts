import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { isWorkingDay, parisDay } from '@aggloforum/concertation/contract/moderation.ts';
import { openBrowser } from './support/browser.ts';
import { CommentDoor } from './support/comment-door.ts';
import { Desk } from './support/desk.ts';
import { lookAt } from './support/looked-at.ts';
import { axeViolations, htmlErrors } from './support/pages.ts';
import { filesNaming } from './support/site-files.ts';
import { eventually, type Mail, type Stack, startStack } from './support/stack.ts';

const HOUR = 3_600_000;
const PROJECT = 'Une voie verte le long du Vistre';
const SLUG = 'voie-verte-du-vistre';
const PATH = `/projets/${SLUG}/choisir-le-trace/`;
const FACTS = 'Le texte s’en prend à une personne nommée.';

interface Figures {
  readonly au: string | null;
  readonly ensemble: {
    readonly recus: number;
    readonly publies: number;
    readonly refuses: readonly { readonly article: string; readonly nombre: number }[];
    readonly recours: { readonly recus: number };
  } | null;
}

/** Tomorrow at ten in Paris, or on the Monday after: the daily letter has left by then. */
function workingMorning(): Date {
  const day = new Date(Date.now() + 86_400_000);
  while (!isWorkingDay(parisDay(day.getTime()))) day.setUTCDate(day.getUTCDate() + 1);
  day.setUTCHours(9, 0, 0, 0);
  return day;
}

const WAYS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['with JavaScript, 1280 px', { javaScriptEnabled: true, viewport: { width: 1280, height: 900 } }],
  ['without JavaScript, 360 px', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }],
];

describe('somebody comments', () => {
  let stack: Stack;
  let browser: Browser;
  let desk: Desk;
  let looker: Page;
  before(async () => {
    process.env['TRUSTED_PROXY'] = '127.0.0.1, ::1';
    stack = await startStack();
    browser = await openBrowser();
    looker = await browser.newPage({ bypassCSP: true });
    desk = await Desk.of(stack, 'participation-officer');
    await switched('on');
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const pageNow = async (): Promise<string> => (await fetch(stack.site + PATH)).text();
  const shows = async (what: string, there = true) =>
    eventually(`${there ? '' : 'no more '}« ${what} »`, async () => (await pageNow()).includes(what) === there);
  const switched = async (comments: 'on' | 'off', reason = '') => {
    await desk.switchComments(PROJECT, { comments, reason });
    await shows('id="ecrire"', comments === 'on');
  };
  const mailTo = async (email: string, subject: RegExp): Promise<Mail> =>
    eventually(`a mail to ${email}: ${subject.source}`, async () =>
      (await stack.mails()).find((mail) => mail.to.includes(email) && subject.test(mail.subject)),
    );
  const linkIn = (mail: Mail, page: string): string => {
    const link = new RegExp(`${stack.site}/participer/${page}/[\\w.-]+`).exec(mail.text)?.[0];
    assert.ok(link, `a link to ${page}`);
    return `${link}/`;
  };
  /** Sound HTML, no sideways scroll, and nothing that axe-core finds: it looks at a copy, for here no script may run. */
  const isSound = async (page: Page) => {
    const html = await page.content();
    const plain = html.replaceAll(/ (novalidate|open|checked|hidden|readonly|selected)=""/g, ' $1');
    assert.deepEqual(await htmlErrors(plain), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, page.url());
    await looker.setViewportSize(page.viewportSize() ?? { width: 1280, height: 900 });
    await looker.goto(`${stack.site}/robots.txt`);
    await looker.setContent(html);
    assert.deepEqual(await axeViolations(looker), [], page.url());
  };
  const person = async (options: BrowserContextOptions) => (await browser.newContext(options)).newPage();
  const fillIn = async (page: Page, body: string, name: string, email = '') => {
    await page.getByLabel(/^Votre (commentaire|réponse)$/).fill(body);
    await page.getByLabel('Nom ou pseudonyme').fill(name);
    await page.getByLabel('Adresse électronique (facultative)').fill(email);
  };
  const firstStep = (page: Page) => page.getByRole('button', { name: /^(Relire et envoyer|Envoyer)$/ });
  /** One step where the script of the page runs, two where it does not. */
  const send = async (page: Page) => {
    const twoSteps = page.getByRole('button', { name: 'Relire et envoyer' });
    if ((await twoSteps.count()) > 0) {
      await twoSteps.click();
      await page.getByRole('heading', { name: 'Relisez et envoyez' }).waitFor();
    }
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
  };
  const comment = async (page: Page, body: string, name: string, email = '') => {
    await page.goto(stack.site + PATH);
    await fillIn(page, body, name, email);
    await send(page);
    await page.getByRole('heading', { name: 'Votre commentaire est enregistré' }).waitFor();
    return new URL(page.url()).pathname;
  };
  /** Its own page, by the link that whoever sends it is given. */
  const approved = async (page: Page, body: string, name: string): Promise<string> => {
    const own = await comment(page, body, name);
    await desk.decide(await desk.waiting(body), { action: 'approve' });
    await shows(body);
    return own;
  };

  for (const [way, options] of WAYS) {
    test(`which nobody sees before the team has read it, ${way}`, async () => {
      const page = await person(options);
      const mark = `Gardez les peupliers ${options.viewport?.width}`;
      await page.goto(stack.site + PATH);
      await page.getByText('L’équipe du projet lit votre texte avant qu’il paraisse').first().waitFor();
      await firstStep(page).click();
      await page.getByRole('heading', { name: '2 réponses sont à corriger' }).waitFor();
      const own = await comment(page, `${mark} du pont.\n\nEt le "banc" <b>bleu</b>.`, 'Une riveraine <i>');
      assert.match(own, /^\/participer\/ma-contribution\//);
      await page.getByText('Il n’est pas encore public').waitFor();
      await page
        .getByText(/COM-[A-Z0-9]{4}-[A-Z0-9]{4}/)
        .first()
        .waitFor();
      await page.getByText('sous').first().waitFor();
      await isSound(page);
      const item = await desk.waiting(mark);
      assert.deepEqual(filesNaming(stack, mark), [], 'nothing that waits is in any file, of any release');
      await desk.decide(item, { action: 'approve' });
      await shows(mark);
      await page.goto(stack.site + PATH);
      await page.getByText(mark).waitFor();
      assert.equal(await page.locator('.comment b').count(), 0);
      await isSound(page);
      await page.context().close();
    });
  }

  test('is answered, and reported, with and without JavaScript', async () => {
    for (const [at, [, options]] of WAYS.entries()) {
      const page = await person(options);
      const answer = `Moi aussi, ${at}`;
      await page.goto(stack.site + PATH);
      await page.getByRole('link', { name: 'Répondre au commentaire 1', exact: true }).click();
      await page.getByText('en réponse au commentaire 1').waitFor();
      await isSound(page);
      await fillIn(page, answer, 'Un voisin');
      await send(page);
      await page.getByRole('heading', { name: 'Votre commentaire est enregistré' }).waitFor();
      await desk.decide(await desk.waiting(answer), { action: 'approve' });
      await shows(answer);
      await page.goto(stack.site + PATH);
      assert.equal(await page.locator('.replies').getByText(answer).count(), 1);
      await page.getByRole('link', { name: 'Signaler le commentaire 1', exact: true }).click();
      await page.getByRole('heading', { name: 'Signaler un commentaire' }).waitFor();
      await isSound(page);
      await page.getByLabel('Il insulte, menace').check();
      await page.getByLabel('Expliquez en quelques mots').fill('La deuxième phrase.');
      await firstStep(page).click();
      await page.getByRole('heading', { name: 'Une réponse est à corriger' }).waitFor();
      await page.getByLabel('Je pense sincèrement').check();
      await send(page);
      await page.getByRole('heading', { name: 'Merci de votre signalement' }).waitFor();
      await page.getByText(/[A-Z]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}/).waitFor();
      await page.context().close();
    }
    const { counts } = await desk.ask<{ counts: { flagged: number } }>('GET', '/moderation/queue?view=flagged');
    assert.ok(counts.flagged > 0);
  });

  describe('from a network that sends more than a household', () => {
    const CROWD = '203.0.113.77';
    const NEIGHBOUR = '203.0.113.78';
    before(async () => {
      await desk.letProgramsType();
      const door = await CommentDoor.of(stack, SLUG);
      for (let count = 1; count <= 30; count++) {
        const form = await door.form({ authorName: 'La foule', body: `Un texte parmi d’autres, ${count}.` });
        assert.equal((await door.send(form, CROWD)).status, 201);
      }
    });
    const behind = async (network: string, options: BrowserContextOptions) =>
      person({ ...options, extraHTTPHeaders: { 'x-forwarded-for': network } });

    test('with JavaScript: the browser works something out, says so, and the text waits like any other', async () => {
      const page = await behind(CROWD, { viewport: { width: 1280, height: 900 } });
      const body = 'Un abri pour les vélos près du pont.';
      const scripts: string[] = [];
      page.on('request', (one) => one.resourceType() === 'script' && scripts.push(new URL(one.url()).pathname));
      const complaints: string[] = [];
      page.on('console', (one) => /Content.Security.Policy|Trusted/i.test(one.text()) && complaints.push(one.text()));
      const goOn = await heldAtWork(page);
      await page.goto(stack.site + PATH);
      await fillIn(page, body, 'Cycliste');
      const status = page.locator('form').getByRole('status');
      assert.equal(await status.textContent(), '', 'it stands there empty: what is put into it is read out');
      assert.equal(scripts.length, 1);
      await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
      await status.getByText('Vérification en cours…').waitFor();
      assert.equal(scripts.length, 2, 'what works it out is fetched when it is needed');
      await page.getByLabel('Nom ou pseudonyme').fill('Cycliste du matin');
      await isSound(page);
      await lookAt(page);
      await goOn();
      await page.getByRole('heading', { name: 'Votre commentaire est enregistré' }).waitFor();
      assert.deepEqual(complaints, []);
      const { state, findings, authorName } = await desk.waiting(body);
      assert.deepEqual([state, findings, authorName], ['awaiting-team', [], 'Cycliste'], 'as it was when it was sent');
      await page.context().close();
    });

    test('without JavaScript: the text is stored and held, and the person is told that somebody reads it first', async () => {
      for (const [network, held] of [
        [CROWD, ['Envoi suspect, sans vérification']],
        [NEIGHBOUR, []],
      ] as const) {
        const page = await behind(network, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
        const body = `Un banc à l’ombre, demandé de ${network}.`;
        await comment(page, body, 'Promeneuse');
        await page.getByText('Il n’est pas encore public').waitFor();
        await page.getByText('L’équipe du projet lit votre texte avant qu’il paraisse').waitFor();
        await isSound(page);
        const { state, findings } = await desk.waiting(body);
        assert.equal(state, held.length > 0 ? 'rule-held' : 'awaiting-team');
        assert.deepEqual(
          findings.map(({ label }) => label),
          held,
        );
        await page.context().close();
      }
    });
  });

  test('is told why a text is refused, with the article, and appeals', async () => {
    const page = await person({ javaScriptEnabled: false });
    const email = 'refusee@example.org';
    await comment(page, 'Le maire est un voleur.', 'Anne', email);
    await page.goto(linkIn(await mailTo(email, /^Nous avons reçu/), 'ma-contribution'));
    await page.getByRole('button', { name: 'C’est bien mon adresse' }).click();
    await page.getByText('Votre adresse est confirmée').waitFor();
    const item = await desk.waiting('Le maire est un voleur.');
    await desk.decide(item, { action: 'refuse', article: 'respect', facts: FACTS });
    const letter = await mailTo(email, /n’est pas publié/);
    assert.match(letter.text, /Le respect des personnes/);
    assert.ok(letter.text.includes(FACTS));
    assert.doesNotMatch(letter.text, /voleur/);
    await page.goto(linkIn(letter, 'recours'));
    await page.getByText(FACTS).waitFor();
    await isSound(page);
    await page.getByRole('button', { name: 'Envoyer le recours' }).click();
    await page.getByRole('heading', { name: 'Une réponse est à corriger' }).waitFor();
    await page.getByLabel('Votre recours').fill('Je parlais d’un personnage de théâtre, pas du maire.');
    await page.getByRole('button', { name: 'Envoyer le recours' }).click();
    await page.getByRole('heading', { name: 'Votre recours est enregistré' }).waitFor();
    await isSound(page);
    const appeals = await desk.ask<readonly { text: string; state: string }[]>('GET', '/moderation/appeals?state=open');
    assert.ok(appeals.some(({ text }) => text.includes('théâtre')));
    assert.deepEqual(filesNaming(stack, 'voleur'), []);
    await page.context().close();
  });

  test('corrects a text, withdraws it, takes the data along; erased, it is nowhere', async () => {
    const page = await person({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    const own = await approved(page, 'Une passerelle en bois, s’il vous plaît.', 'Passante du matin');
    await page.goto(stack.site + own);
    await isSound(page);
    await page.getByLabel('Votre texte').fill('Une passerelle en acier, à la réflexion.');
    await page.getByRole('button', { name: 'Envoyer la correction' }).click();
    await page.getByText('Votre correction est enregistrée').waitFor();
    assert.deepEqual(filesNaming(stack, 'à la réflexion'), []);
    assert.ok((await pageNow()).includes('Une passerelle en bois'), 'the old text stands until then');
    await desk.decide(await desk.waiting('à la réflexion'), { action: 'approve' });
    await shows('Une passerelle en acier');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Emporter mes données' }).click(),
    ]);
    assert.match(
      readFileSync(await download.path(), 'utf8'),
      /Une passerelle en bois[^]*"receivedAt"|"receivedAt"[^]*en bois/,
    );
    await page.goto(stack.site + own);
    await page.getByRole('button', { name: 'Retirer mon commentaire' }).click();
    await page.getByText('Votre commentaire est retiré').waitFor();
    await shows('Retiré par son auteur·rice');
    await shows('Passante du matin', false);
    await page.getByText('Tout effacer').click();
    await page.getByRole('button', { name: 'Effacer mon commentaire' }).click();
    await page.getByRole('heading', { name: 'Votre commentaire est effacé' }).waitFor();
    await shows('Effacé par son auteur·rice');
    assert.equal((await page.goto(stack.site + own))?.status(), 410);
    for (const words of ['passerelle en bois', 'passerelle en acier', 'Passante du matin'])
      await eventually(`« ${words} » nowhere`, async () => filesNaming(stack, words).length === 0);
    await page.context().close();
  });

  test('waits for two keys where the consultation asks for them; the elected official turns the second one by a link', async () => {
    const policy = { label: 'Deux avis', mode: 'pre-moderation-two-keys', teamDays: 2, electedDays: 3 };
    const { code } = await desk.ask<{ code: string }>('POST', '/moderation/policies', policy);
    await desk.switchComments(PROJECT, { comments: 'on', policy: code });
    await shows('puis l’élu·e délégué·e');
    const page = await person({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    for (const body of ['Des bancs tous les cent mètres.', 'Achetez mes vélos.']) {
      await comment(page, body, 'Deux fois lue');
      await desk.decide(await desk.waiting(body), { action: 'approve' });
    }
    assert.deepEqual(filesNaming(stack, 'cent mètres'), [], 'one key opens nothing');
    stack.setClock(workingMorning());
    const official = stack.account('elected-official').email;
    const link = linkIn(await mailTo(official, /./), 'validation');
    await page.goto(link);
    await page.getByText('Des bancs tous les cent mètres.').waitFor();
    await isSound(page);
    const text = (body: string) => page.getByRole('article').filter({ hasText: body });
    await text('cent mètres').getByLabel('Publier').check();
    await text('mes vélos').getByLabel('Refuser').check();
    await page.getByRole('button', { name: 'Enregistrer mes décisions' }).click();
    await page.getByRole('heading', { name: '2 réponses sont à corriger' }).waitFor();
    assert.ok(await text('cent mètres').getByLabel('Publier').isChecked(), 'what was chosen is kept');
    await isSound(page);
    await text('mes vélos').getByLabel('Raison d’un refus').selectOption({ index: 1 });
    await text('mes vélos').getByLabel('Ce qui a été constaté').fill('C’est de la publicité.');
    await page.getByLabel('J’ai lu les textes').check();
    await page.getByRole('button', { name: 'Enregistrer mes décisions' }).click();
    await page.getByText('2 décisions enregistrées.').waitFor();
    await page.getByText('Rien n’attend votre avis.').waitFor();
    await shows('Des bancs tous les cent mètres.');
    assert.deepEqual(filesNaming(stack, 'mes vélos'), []);
    await page.context().close();
    // What was decided at ten is counted at eleven, within a minute or so.
    stack.setClock(new Date(workingMorning().getTime() + HOUR + 20_000));
  });

  test('keeps the text, and is told why, when comments are switched off meanwhile', async () => {
    const pages: Page[] = [];
    for (const [, options] of WAYS) {
      const page = await person(options);
      await page.goto(stack.site + PATH);
      await fillIn(page, 'Trop tard peut-être.', 'Léa');
      pages.push(page);
    }
    await switched('off', 'Le tribunal est saisi.');
    await shows('Les commentaires ne sont pas ouverts pour cette consultation. Le tribunal est saisi.');
    for (const page of pages) {
      const [response] = await Promise.all([
        page.waitForResponse(
          (one) => one.request().method() === 'POST' && one.url().endsWith('/participer/commentaire'),
        ),
        firstStep(page).click(),
      ]);
      assert.equal(response.status(), 409);
      await page.getByText('Le tribunal est saisi. Votre texte est gardé ci-dessous.').waitFor();
      assert.equal(await page.getByLabel(/Copiez-le/).inputValue(), 'Trop tard peut-être.');
      await isSound(page);
      await page.context().close();
    }
    const refused = await fetch(`${stack.site}/participer/commentaire?projet=voie-verte-du-vistre`);
    assert.match(
      await refused.text(),
      /Les commentaires ne sont pas ouverts pour cette consultation\. Le tribunal est saisi\./,
    );
    await switched('on');
  });

  test('is counted on the page of moderation, at the full hour, and in the open data', async () => {
    const read = async () => {
      const data = (await (await fetch(`${stack.site}/donnees/moderation.json`)).json()) as Figures;
      return data.au !== null && (data.ensemble?.recus ?? 0) > 0 && data;
    };
    const figures = await eventually('figures', read);
    assert.ok(figures.ensemble && figures.ensemble.publies > 0);
    assert.ok(figures.ensemble.refuses.some(({ article, nombre }) => article === 'respect' && nombre > 0));
    assert.equal(figures.ensemble.recours.recus, 1);
    const page = await person({ viewport: { width: 360, height: 740 } });
    await page.goto(`${stack.site}/moderation/`);
    await page.getByText('commentaires reçus').waitFor();
    await isSound(page);
    await page.context().close();
  });

  test('is told honestly that the CMS is down, with and without JavaScript, and keeps the text', async () => {
    const pages: Page[] = [];
    for (const [, options] of WAYS) {
      const page = await person(options);
      await page.goto(stack.site + PATH);
      await fillIn(page, 'Je ne perds pas mon texte.', 'Sami');
      pages.push(page);
    }
    stack.supervisor.killNow('cms');
    const [oneStep, twoSteps] = pages as [Page, Page];
    await oneStep.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await oneStep.getByRole('heading', { name: 'Le service ne répond pas' }).waitFor();
    const [response] = await Promise.all([
      twoSteps.waitForResponse((one) => one.request().method() === 'POST'),
      twoSteps.getByRole('button', { name: 'Relire et envoyer' }).click(),
    ]);
    assert.equal(response.status(), 503);
    await twoSteps.getByRole('heading', { name: 'Le service est interrompu' }).waitFor();
    for (const page of pages) {
      assert.equal(
        await page.getByLabel('Votre commentaire', { exact: true }).inputValue(),
        'Je ne perds pas mon texte.',
      );
      const ways = page.getByRole('heading', { name: 'Nous joindre autrement' });
      assert.ok(await ways.isVisible());
      await page.context().close();
    }
  });
});

/** Its digests wait until the answer is called: what the page says meanwhile can be looked at. */
async function heldAtWork(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const held = Promise.withResolvers<void>();
    const digest = crypto.subtle.digest.bind(crypto.subtle);
    crypto.subtle.digest = async (...given) => held.promise.then(async () => digest(...given));
    Object.assign(globalThis, { goOn: held.resolve });
  });
  return async () => page.evaluate(() => (globalThis as unknown as { goOn: () => void }).goOn());
}

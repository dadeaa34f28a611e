import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright';
import { isWorkingDay, parisDay } from '@aggloforum/concertation/contract/moderation.ts';
import { ownComment } from '../support/comments.ts';
import { filesNaming } from '../support/site-files.ts';
import { CROSSED, FACTS, PROJECT, type There, WAYS } from './visitors.ts';

const HOUR = 3_600_000;

/** Tomorrow at ten in Paris, or on the Monday after: the daily letter has left by then. */
export function workingMorning(): Date {
  const day = new Date(Date.now() + 86_400_000);
  while (!isWorkingDay(parisDay(day.getTime()))) day.setUTCDate(day.getUTCDate() + 1);
  day.setUTCHours(9, 0, 0, 0);
  return day;
}

/** What the team, its author and the elected official make of a text. */
export function describeDeciding(there: There): void {
  for (const [at, [way, options]] of CROSSED.entries()) {
    test(`is told why a text is refused, with the article, and appeals, ${way}`, async () =>
      refusedAndAppealed(there(), at, options));
  }

  test('waits for two keys where the consultation asks for them; the elected official turns the second one by a link', async () => {
    const site = there();
    const policy = { label: 'Deux avis', mode: 'pre-moderation-two-keys', teamDays: 2, electedDays: 3 };
    const { code } = await site.desk.ask<{ code: string }>('POST', '/moderation/policies', policy);
    await site.desk.switchComments(PROJECT, { comments: 'on', policy: code });
    await site.shows('puis l’élu·e délégué·e');
    const [scripted, plain] = [await site.person(WAYS[0][1]), await site.person(WAYS[1][1])];
    for (const body of ['Des bancs tous les cent mètres.', 'Achetez mes vélos.']) {
      await site.comment(plain, body, 'Deux fois lue');
      await site.desk.decide(await site.desk.waiting(body), { action: 'approve' });
    }
    assert.deepEqual(filesNaming(site.stack, 'cent mètres'), [], 'one key opens nothing');
    site.stack.setClock(workingMorning());
    const official = site.stack.account('elected-official').email;
    const link = site.linkIn(await site.mailTo(official, /./), 'validation');
    await mistakes(site, plain, link);
    await scripted.goto(link);
    await text(scripted, 'cent mètres').getByLabel('Publier').check();
    await text(scripted, 'mes vélos').getByLabel('Refuser').check();
    await text(scripted, 'mes vélos').getByLabel('Raison d’un refus').selectOption({ index: 1 });
    await text(scripted, 'mes vélos').getByLabel('Ce qui a été constaté').fill('C’est de la publicité.');
    await scripted.getByLabel('J’ai lu les textes').check();
    await scripted.getByRole('button', { name: 'Enregistrer mes décisions' }).click();
    await scripted.getByText('2 décisions enregistrées.').waitFor();
    await scripted.getByText('Rien n’attend votre avis.').waitFor();
    await site.shows('Des bancs tous les cent mètres.');
    assert.deepEqual(filesNaming(site.stack, 'mes vélos'), []);
    for (const page of [scripted, plain]) await page.context().close();
    // What was decided at ten is counted at eleven, within a minute or so.
    site.stack.setClock(new Date(workingMorning().getTime() + HOUR + 20_000));
  });
}

/** Last, for the rest of the journey waits to be read. */
export function describeAtOnce(there: There): void {
  test('is public at once where the consultation says so, and can be removed afterwards', async () => {
    const site = there();
    const policy = { label: 'Relu après', mode: 'post-moderation', teamDays: 2, electedDays: 2 };
    const { code } = await site.desk.ask<{ code: string }>('POST', '/moderation/policies', policy);
    await site.desk.switchComments(PROJECT, { comments: 'on', policy: code });
    await site.shows('puis l’élu·e délégué·e', false);
    const household = { 'x-forwarded-for': '203.0.113.90' };
    const page = await site.person({ ...CROSSED[0][1], extraHTTPHeaders: household });
    const body = 'Un éclairage qui s’éteint la nuit.';
    const own = await site.comment(page, body, 'Astronome');
    await page.getByRole('heading', { name: 'Il est en ligne' }).waitFor();
    await site.isSound(page);
    await site.shows(body);
    const token = own.split('/').at(-2) ?? '';
    const { public: shown, version } = (await ownComment(site.stack, token)) as {
      readonly public: { readonly id: string };
      readonly version: number;
    };
    await site.desk.decide({ id: shown.id, version }, { action: 'remove', article: 'sujet', facts: FACTS });
    await site.shows(body, false);
    assert.deepEqual(filesNaming(site.stack, body), []);
    await page.context().close();
  });
}

async function refusedAndAppealed(site: ReturnType<There>, at: number, options: BrowserContextOptions): Promise<void> {
  const page = await site.person(options);
  const email = `refusee-${at}@example.org`;
  const text = `Le maire est un voleur, ${at}.`;
  await site.comment(page, text, 'Anne', email);
  await page.goto(site.linkIn(await site.mailTo(email, /^Nous avons reçu/), 'ma-contribution'));
  await page.getByRole('button', { name: 'C’est bien mon adresse' }).click();
  await page.getByText('Votre adresse est confirmée').waitFor();
  const item = await site.desk.waiting(text);
  await site.desk.decide(item, { action: 'refuse', article: 'respect', facts: FACTS });
  const letter = await site.mailTo(email, /n’est pas publié/);
  assert.match(letter.text, /Le respect des personnes/);
  assert.ok(letter.text.includes(FACTS));
  assert.doesNotMatch(letter.text, /voleur/);
  await page.goto(site.linkIn(letter, 'recours'));
  await page.getByText(FACTS).waitFor();
  await site.isSound(page);
  await site.readsWell(page);
  await page.getByRole('button', { name: 'Envoyer le recours' }).click();
  await page.getByRole('heading', { name: 'Une réponse est à corriger' }).waitFor();
  await page.getByLabel('Votre recours').fill('Je parlais d’un personnage de théâtre, pas du maire.');
  await page.getByRole('button', { name: 'Envoyer le recours' }).click();
  await page.getByRole('heading', { name: 'Votre recours est enregistré' }).waitFor();
  await site.isSound(page);
  const appeals = await site.desk.ask<readonly { text: string; state: string }[]>(
    'GET',
    '/moderation/appeals?state=open',
  );
  assert.ok(appeals.some(({ text }) => text.includes('théâtre')));
  assert.deepEqual(filesNaming(site.stack, 'voleur'), []);
  await page.context().close();
}

const text = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });

/** What is not said is asked for, and what was chosen is kept. */
async function mistakes(site: ReturnType<There>, page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByText('Des bancs tous les cent mètres.').waitFor();
  await site.isSound(page);
  await site.readsWell(page);
  await text(page, 'cent mètres').getByLabel('Publier').check();
  await text(page, 'mes vélos').getByLabel('Refuser').check();
  await page.getByRole('button', { name: 'Enregistrer mes décisions' }).click();
  await page.getByRole('heading', { name: '2 réponses sont à corriger' }).waitFor();
  assert.ok(await text(page, 'cent mètres').getByLabel('Publier').isChecked());
  await site.isSound(page);
}

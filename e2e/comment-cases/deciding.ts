import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright';
import { type AppealItem, isWorkingDay, parisDay } from '@aggloforum/concertation/contract/moderation.ts';
import { Desk } from '../support/desk.ts';
import { ownComment } from '../support/comments.ts';
import { secondKeyLink } from '../support/second-key-link.ts';
import { filesNaming } from '../support/site-files.ts';
import { eventually } from '../support/stack.ts';
import { CROSSED, FACTS, PROJECT, type There, WAYS } from './visitors.ts';

const HOUR = 3_600_000;

/** Tomorrow at ten in Paris, or on the Monday after: the daily letter has left by then. */
export function workingMorning(): Date {
  const day = new Date(Date.now() + 86_400_000);
  day.setUTCHours(9, 0, 0, 0);
  while (!isWorkingDay(parisDay(day.getTime()))) day.setUTCDate(day.getUTCDate() + 1);
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
    const [scripted, plain, ...others] = await Promise.all(
      [...WAYS, ...CROSSED].map(async ([, options]) => site.person(options)),
    );
    assert.ok(scripted && plain);
    for (const [page, body] of [
      [scripted, 'Des bancs tous les cent mètres.'],
      [plain, 'Achetez mes vélos.'],
      [others[0], 'Des fontaines au départ.'],
      [others[1], 'Un nichoir à chaque pont.'],
    ] as const) {
      await site.comment(page ?? plain, body, 'Deux fois lue');
      await site.desk.decide(await site.desk.waiting(body), { action: 'approve' });
    }
    assert.deepEqual(filesNaming(site.stack, 'cent mètres'), [], 'one key opens nothing');
    const morning = workingMorning();
    const official = site.stack.account('elected-official').email;
    const lettersTo = async () => (await site.stack.mails()).filter(({ to }) => to.includes(official));
    // One of today may have left already, where it is a working day after eight.
    const before = (await lettersTo()).map(({ id }) => id);
    site.stack.setClock(morning);
    const letter = await eventually('the letter of the morning', async () =>
      (await lettersTo()).find(({ id }) => !before.includes(id)),
    );
    const link = site.linkIn(letter, 'validation');
    await mistakes(site, plain, link);
    await scripted.goto(link);
    await text(scripted, 'cent mètres').getByLabel('Publier').check();
    for (const words of ['fontaines', 'nichoir']) await text(scripted, words).getByLabel('Publier').check();
    await text(scripted, 'mes vélos').getByLabel('Refuser').check();
    await text(scripted, 'mes vélos').getByLabel('Motif du refus').selectOption({ index: 1 });
    await text(scripted, 'mes vélos').getByLabel('Ce qui a été constaté').fill('C’est de la publicité.');
    await scripted.getByLabel('J’ai lu les textes').check();
    await scripted.getByRole('button', { name: 'Enregistrer mes décisions' }).click();
    await scripted.getByText('4 décisions enregistrées.').waitFor();
    await scripted.getByText('Rien n’attend votre décision.').waitFor();
    await site.isSound(scripted);
    const over = `${site.stack.site}/participer/validation/${secondKeyLink(site.stack, -HOUR)}/`;
    assert.equal((await plain.goto(over))?.status(), 410);
    await plain.getByRole('heading', { name: 'Ce lien ne sert plus' }).waitFor();
    await site.isSound(plain);
    await site.shows('Des bancs tous les cent mètres.');
    assert.deepEqual(filesNaming(site.stack, 'mes vélos'), []);
    for (const page of [scripted, plain, ...others]) await page.context().close();
    // What was decided at ten is counted at eleven, within a minute or so.
    site.stack.setClock(new Date(morning.getTime() + HOUR + 20_000));
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
    const household = async (at: number, options: BrowserContextOptions) =>
      site.person({ ...options, extraHTTPHeaders: { 'x-forwarded-for': `203.0.113.${90 + at}` } });
    for (const [at, [way, options]] of [...WAYS, CROSSED[1]].entries()) {
      const typing = await household(at + 1, options);
      await site.comment(typing, `De la lumière, mais pas la nuit, ${way}.`, 'Noctambule');
      await typing.getByRole('heading', { name: 'Il est en ligne' }).waitFor();
      await typing.context().close();
    }
    const page = await household(0, CROSSED[0][1]);
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
    await eventually('nowhere', async () => Promise.resolve(filesNaming(site.stack, body).length === 0));
    await page.context().close();
  });
}

async function refusedAndAppealed(site: ReturnType<There>, at: number, options: BrowserContextOptions): Promise<void> {
  const page = await site.person(options);
  const email = `refusee-${at}@example.org`;
  const text = `Le maire est un voleur, ${at}.`;
  await site.comment(page, text, 'Anne', email);
  const own = site.linkIn(await site.mailTo(email, /^Nous avons reçu/), 'ma-contribution');
  await page.goto(own);
  await page.getByRole('button', { name: 'C’est bien mon adresse' }).click();
  await page.getByText('Votre adresse est confirmée').waitFor();
  if (at === 0) await sentBackAndCorrected(site, page, own, text);
  const item = await site.desk.waiting(text);
  await site.desk.decide(item, { action: 'refuse', article: 'respect', facts: FACTS });
  const letter = await site.mailTo(email, /n’est pas publié/);
  assert.match(letter.text, /Le respect des personnes/);
  assert.ok(letter.text.includes(FACTS));
  assert.doesNotMatch(letter.text, /voleur/);
  await page.goto(own);
  await page.getByRole('heading', { name: /: refusé$/ }).waitFor();
  await site.isSound(page);
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
  const appeals = await site.desk.ask<readonly AppealItem[]>('GET', '/moderation/appeals?state=open');
  const open = appeals.find(({ text: words }) => words.includes('théâtre'));
  assert.ok(open);
  if (at === 0) await rejectedByAnother(site, open);
  await page.goto(page.url().replace(/\?.*$/, ''));
  await page.getByText(at === 0 ? 'Il est rejeté.' : 'Il attend d’être examiné.').waitFor();
  await site.isSound(page);
  assert.deepEqual(filesNaming(site.stack, 'voleur'), []);
  await page.context().close();
}

async function sentBackAndCorrected(site: ReturnType<There>, page: Page, own: string, words: string): Promise<void> {
  await site.desk.decide(await site.desk.waiting(words), { action: 'send-back', facts: FACTS });
  await page.goto(own);
  await page.getByRole('heading', { name: /: à corriger/ }).waitFor();
  await site.isSound(page);
  await page.getByLabel('Votre texte').fill(`${words} Et je le maintiens.`);
  await page.getByRole('button', { name: 'Envoyer la correction' }).click();
  await page.getByText('Votre correction est enregistrée').waitFor();
}

/** Whoever refused the text does not judge the appeal. */
async function rejectedByAnother(site: ReturnType<There>, { id, version }: AppealItem): Promise<void> {
  const lead = await Desk.of(site.stack, 'project-lead');
  const answer = 'Le texte nomme une personne, et non un personnage.';
  await lead.ask('POST', `/moderation/appeals/${id}`, { outcome: 'rejected', answer, version });
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

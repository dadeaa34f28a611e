import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isWorkingDay, parisDay } from '@aggloforum/concertation/contract/moderation.ts';
import { filesNaming } from '../support/site-files.ts';
import { eventually } from '../support/stack.ts';
import { FACTS, PROJECT, type There } from './visitors.ts';

const HOUR = 3_600_000;

/** Tomorrow at ten in Paris, or on the Monday after: the daily letter has left by then. */
function workingMorning(): Date {
  const day = new Date(Date.now() + 86_400_000);
  while (!isWorkingDay(parisDay(day.getTime()))) day.setUTCDate(day.getUTCDate() + 1);
  day.setUTCHours(9, 0, 0, 0);
  return day;
}

/** What the team, its author and the elected official make of a text. */
export function describeDeciding(there: There): void {
  test('is told why a text is refused, with the article, and appeals', async () => {
    const site = there();
    const page = await site.person({ javaScriptEnabled: false });
    const email = 'refusee@example.org';
    await site.comment(page, 'Le maire est un voleur.', 'Anne', email);
    await page.goto(site.linkIn(await site.mailTo(email, /^Nous avons reçu/), 'ma-contribution'));
    await page.getByRole('button', { name: 'C’est bien mon adresse' }).click();
    await page.getByText('Votre adresse est confirmée').waitFor();
    const item = await site.desk.waiting('Le maire est un voleur.');
    await site.desk.decide(item, { action: 'refuse', article: 'respect', facts: FACTS });
    const letter = await site.mailTo(email, /n’est pas publié/);
    assert.match(letter.text, /Le respect des personnes/);
    assert.ok(letter.text.includes(FACTS));
    assert.doesNotMatch(letter.text, /voleur/);
    await page.goto(site.linkIn(letter, 'recours'));
    await page.getByText(FACTS).waitFor();
    await site.isSound(page);
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
  });

  test('corrects a text, withdraws it, takes the data along; erased, it is nowhere', async () => {
    const site = there();
    const page = await site.person({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    const own = await site.approved(page, 'Une passerelle en bois, s’il vous plaît.', 'Passante du matin');
    await page.goto(site.stack.site + own);
    await site.isSound(page);
    await page.getByLabel('Votre texte').fill('Une passerelle en acier, à la réflexion.');
    await page.getByRole('button', { name: 'Envoyer la correction' }).click();
    await page.getByText('Votre correction est enregistrée').waitFor();
    assert.deepEqual(filesNaming(site.stack, 'à la réflexion'), []);
    assert.ok((await site.pageNow()).includes('Une passerelle en bois'), 'the old text stands until then');
    await site.desk.decide(await site.desk.waiting('à la réflexion'), { action: 'approve' });
    await site.shows('Une passerelle en acier');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Emporter mes données' }).click(),
    ]);
    assert.match(
      readFileSync(await download.path(), 'utf8'),
      /Une passerelle en bois[^]*"receivedAt"|"receivedAt"[^]*en bois/,
    );
    await page.goto(site.stack.site + own);
    await page.getByRole('button', { name: 'Retirer mon commentaire' }).click();
    await page.getByText('Votre commentaire est retiré').waitFor();
    await site.shows('Retiré par son auteur·rice');
    await site.shows('Passante du matin', false);
    await page.getByText('Tout effacer').click();
    await page.getByRole('button', { name: 'Effacer mon commentaire' }).click();
    await page.getByRole('heading', { name: 'Votre commentaire est effacé' }).waitFor();
    await site.shows('Effacé par son auteur·rice');
    assert.equal((await page.goto(site.stack.site + own))?.status(), 410);
    for (const words of ['passerelle en bois', 'passerelle en acier', 'Passante du matin'])
      await eventually(`« ${words} » nowhere`, async () => filesNaming(site.stack, words).length === 0);
    await page.context().close();
  });

  test('waits for two keys where the consultation asks for them; the elected official turns the second one by a link', async () => {
    const site = there();
    const policy = { label: 'Deux avis', mode: 'pre-moderation-two-keys', teamDays: 2, electedDays: 3 };
    const { code } = await site.desk.ask<{ code: string }>('POST', '/moderation/policies', policy);
    await site.desk.switchComments(PROJECT, { comments: 'on', policy: code });
    await site.shows('puis l’élu·e délégué·e');
    const page = await site.person({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    for (const body of ['Des bancs tous les cent mètres.', 'Achetez mes vélos.']) {
      await site.comment(page, body, 'Deux fois lue');
      await site.desk.decide(await site.desk.waiting(body), { action: 'approve' });
    }
    assert.deepEqual(filesNaming(site.stack, 'cent mètres'), [], 'one key opens nothing');
    site.stack.setClock(workingMorning());
    const official = site.stack.account('elected-official').email;
    const link = site.linkIn(await site.mailTo(official, /./), 'validation');
    await page.goto(link);
    await page.getByText('Des bancs tous les cent mètres.').waitFor();
    await site.isSound(page);
    const text = (body: string) => page.getByRole('article').filter({ hasText: body });
    await text('cent mètres').getByLabel('Publier').check();
    await text('mes vélos').getByLabel('Refuser').check();
    await page.getByRole('button', { name: 'Enregistrer mes décisions' }).click();
    await page.getByRole('heading', { name: '2 réponses sont à corriger' }).waitFor();
    assert.ok(await text('cent mètres').getByLabel('Publier').isChecked(), 'what was chosen is kept');
    await site.isSound(page);
    await text('mes vélos').getByLabel('Raison d’un refus').selectOption({ index: 1 });
    await text('mes vélos').getByLabel('Ce qui a été constaté').fill('C’est de la publicité.');
    await page.getByLabel('J’ai lu les textes').check();
    await page.getByRole('button', { name: 'Enregistrer mes décisions' }).click();
    await page.getByText('2 décisions enregistrées.').waitFor();
    await page.getByText('Rien n’attend votre avis.').waitFor();
    await site.shows('Des bancs tous les cent mètres.');
    assert.deepEqual(filesNaming(site.stack, 'mes vélos'), []);
    await page.context().close();
    // What was decided at ten is counted at eleven, within a minute or so.
    site.stack.setClock(new Date(workingMorning().getTime() + HOUR + 20_000));
  });
}

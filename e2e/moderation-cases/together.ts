import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueuePage } from '@aggloforum/concertation/contract/moderation.ts';
import { appealAgainst, reportComment } from '../support/comments.ts';
import { axeViolations } from '../support/pages.ts';
import { eventually } from '../support/stack.ts';
import { said, SEARCH, shown, type There, view, WORDS } from './room.ts';

/** A project of the demonstration. */
const OWNED = 'Une voie verte le long du Vistre';

/** What comes after the first look: colleagues, spam, reports, appeals. */
export function describeTogether(there: There): void {
  test('of two people who decide the same text, the second sees who did, and overwrites nothing', async () => {
    const room = there();
    await room.officer.goto(room.desk());
    await room.reading(WORDS[7] ?? '');
    await room.lead.goto(room.desk());
    await shown(room.lead, WORDS[7] ?? '').waitFor();
    await room.lead.keyboard.press('a');
    await room.lead.keyboard.press('Enter');
    await said(room.lead, 'Approuvé.').waitFor();
    await room.press('r', '1', 'Enter');
    const alert = room.officer.getByRole('alert').filter({ hasText: 'Entre-temps, ce texte a changé' });
    await alert.waitFor();
    assert.match(await alert.innerText(), /, le \d+(er)? .* à \d{1,2}\u202fh/);
    await room.officer.locator('#lecture').getByText('publié', { exact: true }).waitFor();
    assert.equal(await room.stateOf(room.posted[7]), 'published');
    await view(room.officer, 'À mon tour 2').waitFor();
  });

  test('all that is held as spam is refused in one gesture, once it is said what that does', async () => {
    const room = there();
    await room.keyboard.press(view(room.officer, 'Indésirables'));
    await room.keyboard.press(room.officer.getByRole('button', { name: 'Refuser tous les indésirables (3)…' }));
    const dialog = room.officer.getByRole('dialog');
    await dialog.getByText('chacun de ces textes peut être rétabli').waitFor();
    assert.deepEqual(await axeViolations(room.officer, 'dialog'), []);
    await room.keyboard.reach(dialog.getByRole('radio').first());
    await room.officer.keyboard.press('Space');
    await room.keyboard.press(dialog.getByRole('button', { name: 'Refuser les 3' }));
    await said(room.officer, '3\u00a0textes refusés').waitFor();
    await room.officer.getByText('Aucun texte n’est retenu comme indésirable.').waitFor();
    for (const one of room.posted.slice(10, 13)) assert.equal(await room.stateOf(one), 'refused');
  });

  test('a published text is reported, looked at, and stays; it is answered; then it is removed and restored', async () => {
    const room = there();
    await room.officer.goto(room.desk());
    await room.officer.getByLabel(SEARCH).waitFor();
    const id = await room.idOf(room.posted[1]);
    assert.equal(await reportComment(room.stack, id, 'Ce ton n’a rien à faire ici.'), 201);
    await room.officer.goto(room.desk('?vue=flagged'));
    await room.officer.getByText('«\u00a0Ce ton n’a rien à faire ici.\u00a0»').waitFor();
    await room.officer
      .getByLabel('Réponse à qui l’a signalé')
      .fill('Ce texte critique un projet, ce que la charte permet.');
    await room.officer.getByRole('button', { name: 'Écarter le signalement' }).click();
    await room.officer.getByText('Aucun commentaire n’est signalé.').waitFor();
    await room.officer.goto(room.desk(`?texte=${id}`));
    await room.officer.getByText('Répondre au nom de la collectivité').click();
    await room.officer.getByLabel('Service qui répond').fill('Direction de la culture');
    await room.officer.getByLabel('Votre réponse').fill('Des arbres sont prévus dans la cour.');
    await room.officer.getByRole('button', { name: 'Publier la réponse' }).click();
    await shown(room.officer, 'Des arbres sont prévus dans la cour.').waitFor();
    await shown(room.officer, 'Réponse officielle').waitFor();
    await room.officer
      .locator('#lecture')
      .getByRole('link', { name: 'Ouvrir ce texte de Direction de la culture' })
      .click();
    await room.officer
      .locator('#lecture')
      .getByRole('heading', { name: 'Direction de la culture', level: 2 })
      .waitFor();
    await room.officer.goBack();
    // Its words stood beside the reply as well.
    await room.officer.locator('#lecture').getByRole('heading', { name: 'Personne 2', level: 2 }).waitFor();
    await room.officer.getByRole('heading', { level: 1 }).click();
    for (const [key, state] of [
      ['t', 'removed'],
      ['e', 'published'],
    ] as const) {
      await room.press(key);
      if (key === 't') await room.press('1');
      else
        await room.keyboard.type(
          room.officer.getByLabel('Les faits'),
          'Retiré par erreur, le texte est dans le sujet.',
        );
      await room.press(key === 't' ? 'Enter' : 'Control+Enter');
      await eventually(`it is ${state}`, async () => (await room.stateOf(room.posted[1])) === state);
      await shown(room.officer, state === 'removed' ? 'retiré' : 'publié').waitFor();
    }
  });

  test('what is decided is found again: by its state, or by what somebody remembers of it', async () => {
    const room = there();
    const list = room.officer.getByRole('list', { name: /^File/ });
    await room.officer.goto(room.desk());
    await view(room.officer, 'Décidés').click();
    await list
      .getByRole('button')
      .filter({ hasText: WORDS[4] ?? '' })
      .waitFor();
    await view(room.officer, /^Publiés \d/).click();
    await list
      .getByRole('button')
      .filter({ hasText: WORDS[1] ?? '' })
      .click();
    await room.reading(WORDS[1] ?? '');
    const { reference } = room.posted[0] ?? {};
    await room.officer.getByLabel(SEARCH).fill(reference ?? '');
    await room.officer.getByLabel(SEARCH).press('Enter');
    await room.officer.getByText('Tous états confondus').waitFor();
    await room.reading(WORDS[0] ?? '');
    assert.equal(await list.getByRole('listitem').count(), 1);
    await view(room.officer, 'Équipe').click();
    assert.equal(await room.officer.getByLabel(SEARCH).inputValue(), '');
    const { items } = await room.team.ask<QueuePage>('GET', '/moderation/queue?view=published&limit=100');
    const owned = items.find(({ consultation, isReply }) => consultation.project === OWNED && !isReply);
    await room.officer.goto(room.desk(`?texte=${owned?.id ?? ''}`));
    await room.officer.getByText('Répondre au nom de la collectivité').click();
    assert.notEqual(await room.officer.getByLabel('Service qui répond').inputValue(), '', 'the owning department');
  });

  test('who took part in a refusal does not decide the appeal; somebody else does', async () => {
    const room = there();
    assert.equal(await appealAgainst(room.stack, room.posted[0]?.own ?? '', 'Mon texte parle bien de la halle.'), 200);
    await room.officer.goto(`${room.stack.cms}/admin`);
    await room.officer.getByRole('link', { name: '1\u00a0recours à décider' }).click();
    await room.officer.getByText('Vous avez pris part à cette décision').waitFor();
    assert.equal(await room.officer.getByRole('button', { name: 'Accepter le recours' }).count(), 0);
    await room.lead.goto(room.desk('/recours'));
    await room.lead.locator('blockquote', { hasText: WORDS[0] ?? '' }).waitFor();
    await room.lead.getByText('Accepter : le texte est publié.').waitFor();
    await room.lead.getByLabel('Votre réponse').fill('Le texte parle du projet : il est publié.');
    await room.lead.getByRole('button', { name: 'Accepter le recours' }).click();
    await said(room.lead, 'est accepté').waitFor();
    assert.equal(await room.stateOf(room.posted[0]), 'published');
  });
}

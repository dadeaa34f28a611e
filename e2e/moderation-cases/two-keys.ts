import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeViolations } from '../support/pages.ts';
import { said, shown, type There, WORDS } from './room.ts';

/** The second key, and who may see what. */
export function describeTwoKeys(there: There): void {
  test('a policy with two keys is written, chosen by the lead with its consequences, and never changed again', async () => {
    const room = there();
    await room.officer.goto(room.desk('/politiques'));
    await room.officer.getByRole('button', { name: 'Écrire une version…' }).click();
    const dialog = room.officer.getByRole('dialog');
    await dialog.getByLabel('Nom de la version').fill('Deux personnes');
    await dialog.getByLabel('Façon de modérer').selectOption('pre-moderation-two-keys');
    await dialog.getByText('deux personnes').waitFor();
    assert.deepEqual(await axeViolations(room.officer, 'dialog'), []);
    await dialog.getByRole('button', { name: 'Enregistrer la version' }).click();
    const card = room.officer.getByRole('region', { name: 'Deux personnes' });
    await card.getByText('Pas encore employée').waitFor();
    await room.openDossier();
    await room.lead.getByText('2\u00a0attendent l’équipe', { exact: false }).waitFor();
    await room.lead.getByLabel('Politique de modération').selectOption({ label: 'Deux personnes' });
    await room.lead.getByText('iront ensuite à l’élu·e délégué·e', { exact: false }).waitFor();
    await room.lead.getByText('art. 93-3', { exact: false }).first().waitFor();
    await room.lead.getByRole('button', { name: 'Prendre cette politique' }).click();
    await room.lead.getByText('Enregistré.').waitFor();
    await room.officer.reload();
    await card.getByText('Figée').waitFor();
    assert.equal(await card.getByRole('button', { name: 'Modifier…' }).count(), 0);
  });

  test('the elected official sees the second key’s texts and no others, and turns it by keyboard', async () => {
    const room = there();
    await room.officer.goto(room.desk());
    await room.reading(WORDS[8] ?? '');
    await room.press('a', 'Enter');
    await said(room.officer, 'Approuvé.').waitFor();
    assert.equal(await room.stateOf(room.posted[8]), 'awaiting-elected');
    const elected = await room.pageOf('elected-official');
    await elected.getByRole('link', { name: '1\u00a0texte à lire' }).click();
    await shown(elected, WORDS[8] ?? '').waitFor();
    assert.equal(await elected.getByRole('group', { name: 'Vues' }).getByRole('button').count(), 1);
    assert.equal(await elected.getByRole('list', { name: /^File/ }).getByRole('listitem').count(), 1);
    const acts = elected.getByRole('group', { name: 'Décider' }).getByRole('button');
    assert.deepEqual(
      (await acts.allInnerTexts()).map((words) => words.split('\n')[0]),
      ['Approuver', 'Renvoyer', 'Refuser'],
    );
    await elected.getByRole('heading', { level: 1 }).click();
    await elected.keyboard.press('a');
    await elected.keyboard.press('Enter');
    await said(elected, 'Approuvé.').waitFor();
    assert.equal(await room.stateOf(room.posted[8]), 'published');
    await elected.context().close();
  });

  test('a guarantor reads texts and decisions, and finds no address and no button', async () => {
    const room = there();
    const id = await room.idOf(room.posted[0]);
    const guarantor = await room.pageOf('guarantor');
    await guarantor.goto(room.desk(`?texte=${id}`));
    await shown(guarantor, WORDS[0] ?? '').waitFor();
    await guarantor.locator('#lecture').getByRole('heading', { name: 'Historique' }).waitFor();
    assert.equal(await guarantor.getByRole('group', { name: 'Décider' }).count(), 0);
    assert.equal(await guarantor.getByRole('checkbox').count(), 0);
    assert.equal(await guarantor.getByText('@').count(), 0);
    assert.equal(await guarantor.getByRole('link', { name: 'Politiques' }).count(), 0);
    await guarantor.context().close();
  });

  test('who stands in for the elected official is named, and how long things are kept is changed with a reason', async () => {
    const room = there();
    await room.officer.goto(room.desk('/reglages'));
    await room.officer.getByLabel('Suppléant·e').selectOption({ index: 1 });
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await room.officer.getByLabel('Du', { exact: true }).fill(day(20));
    await room.officer.getByLabel('Au (compris)').fill(day(30));
    await room.officer.getByRole('button', { name: 'Désigner pour cette période' }).click();
    await said(room.officer, 'C’est enregistré.').waitFor();
    await room.officer.getByLabel('Adresses', { exact: true }).fill('18');
    await room.officer.getByRole('button', { name: 'Changer les durées' }).click();
    await room.officer.locator('strong[id$=-erreur]').first().waitFor();
    await room.officer.getByLabel('Motif', { exact: true }).fill('Avis de la déléguée à la protection des données.');
    await room.officer.getByRole('button', { name: 'Changer les durées' }).click();
    await room.officer.getByText('Enregistré.', { exact: true }).first().waitFor();
  });
}

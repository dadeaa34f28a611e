import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright';
import { logIn } from '../support/browser.ts';
import { eventually } from '../support/stack.ts';
import { Keyboard, watchPointer } from '../support/without-mouse.ts';
import { DESK, isSound, type Office, QUESTION, REPLY, type There } from './office.ts';

/** From one direction to another, and to an answer that the public reads. */
export function describeAnswering(there: There): void {
  test('the officer routes it twice, and the project’s lead answers from a prepared answer', async () => {
    const office = there();
    const page = await office.page({ bypassCSP: true, locale: 'fr-FR' });
    await logIn(page, office.stack.cms, office.stack.account('participation-officer'));
    // At midnight what was promised becomes late, and a week begins: where it falls between the two, both are read again.
    await eventually('the same number at home and at the desk', async () => {
      const promised = await promisedAtHome(office, page);
      return promised === (await promisedAtDesk(office, page));
    });
    await page.goto(`${office.stack.cms}${DESK}`);
    await page.getByRole('link', { name: 'L’école' }).click();
    await page.getByRole('heading', { level: 1, name: 'L’école' }).waitFor();
    await page
      .getByText(QUESTION.split('\n')[0] ?? '')
      .first()
      .waitFor();
    await page.getByText('Transmettre à une autre direction').click();
    await page
      .getByLabel('Direction', { exact: true })
      .selectOption({ label: 'Direction de l’eau et de l’assainissement' });
    await page.getByRole('button', { name: 'Transmettre', exact: true }).click();
    await page.getByText('Transmis à Direction de l’eau').waitFor();
    const first = await office.mailTo('sans-script@example.org', /est transmis/);
    assert.match(first.text, /Direction de l’eau et de l’assainissement/);
    await page.getByLabel('Direction', { exact: true }).selectOption({ label: 'Direction des mobilités' });
    const lead = office.stack.account('project-lead');
    await page.locator('#transmis-a').selectOption({ label: 'Chef·fe de projet Démonstration' });
    await page.getByRole('button', { name: 'Transmettre', exact: true }).click();
    await page.getByText('Transmis à Direction des mobilités, Chef').waitFor();
    await page.close();
    await answerAs(office, lead);
    const mail = await office.mailTo('sans-script@example.org', /Réponse à votre message/);
    assert.match(mail.text, /éclairage bas jusqu’à 22 h/);
    assert.equal((await office.stack.mails()).filter(({ to }) => to.includes('sans-script@example.org')).length, 4);
  });
}

async function promisedAtHome(office: Office, page: Page): Promise<string> {
  await page.goto(`${office.stack.cms}/admin`);
  return numberIn(page.getByRole('link', { name: /réponses? promises? d’ici dimanche/ }));
}

async function promisedAtDesk(office: Office, page: Page): Promise<string> {
  await page.goto(`${office.stack.cms}${DESK}/promesses`);
  return numberIn(page.getByText(/promesses? en retard/));
}

/** How many answers the line says are promised. */
async function numberIn(line: Locator): Promise<string> {
  await line.waitFor();
  return /(\d+)\sréponses? promises?/.exec((await line.textContent()) ?? '')?.[1] ?? assert.fail('no number');
}

/** Without a mouse, from the list to the page of the project. */
async function answerAs(office: Office, account: { email: string; password: string }): Promise<void> {
  const page = await office.page({ bypassCSP: true, locale: 'fr-FR' });
  const presses = await watchPointer(page);
  const keyboard = new Keyboard(page);
  await logIn(page, office.stack.cms, account);
  await page.goto(`${office.stack.cms}${DESK}`);
  const pressed = presses();
  await page.getByRole('link', { name: 'L’école' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Une vigne sur la place (exemple)' }).count(), 0, 'another’s');
  await keyboard.press(page.getByRole('link', { name: 'L’école' }));
  await keyboard.choose(page.getByLabel('Partir d’une réponse préparée'), 'Où en est');
  await keyboard.press(page.getByRole('button', { name: 'Reprendre ce texte' }));
  const box = page.getByLabel('Votre réponse');
  await eventually('the slots are filled', async () => (await box.inputValue()).includes('Bonjour Ana « la » Sœur'));
  await keyboard.type(box, 'Voir PLUi.');
  await page.getByText('Commencez par saluer la personne').waitFor();
  await keyboard.type(box, REPLY);
  await page.getByText('Aucune remarque automatique').waitFor();
  await keyboard.press(page.getByRole('button', { name: 'Envoyer la réponse' }));
  await page.getByText('La réponse est enregistrée.').waitFor();
  await keyboard.press(page.locator('summary', { hasText: 'Publier sur la page du projet' }));
  await keyboard.press(page.getByRole('button', { name: 'Publier', exact: true }));
  await page.getByText('En ligne dans une seconde.').waitFor();
  assert.equal(presses(), pressed, 'without a mouse');
  const project = `${office.stack.site}/projets/voie-verte-du-vistre/`;
  await eventually('the question on the page', async () =>
    (await (await fetch(project)).text()).includes('près de l’école'),
  );
  const shown = await (await fetch(project)).text();
  assert.doesNotMatch(shown, /Sœur|sans-script@/);
  await page.goto(project);
  await isSound(page);
  await page.goBack();
  await page.getByText('Publié sur la page du projet').first().click();
  await page.getByRole('button', { name: 'Retirer de la page' }).click();
  await page.getByText('Retiré du site.').waitFor();
  await eventually(
    'the page without it',
    async () => !(await (await fetch(project)).text()).includes('près de l’école'),
  );
  await page.close();
}

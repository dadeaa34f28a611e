import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator } from 'playwright';
import { axeViolations } from '../support/pages.ts';
import type { There } from './room.ts';

const RULE = 'Publicité pour une brocante';
const CAUGHT = 'Venez à la brocante fluviale, dimanche.';

/** The page of the rules: a text is tried, a rule is written, and works. */
export function describeRules(there: There): void {
  test('a text is tried on the rules; a rule is tried while it is written, then kept, and found in the list', async () => {
    const { officer, stack } = there();
    await officer.goto(`${stack.cms}/admin/plugins/concertation-regles`);
    const trial = officer.getByRole('region', { name: 'Essayer sur ce texte' });
    await tried(trial, CAUGHT);
    await trial.getByText('Aucune règle ne trouve rien').waitFor();
    await tried(trial, 'Vous êtes un connard, appelez le 06 12 34 56 78.');
    await trial.getByText('Le texte serait retenu').waitFor();
    assert.ok((await trial.locator('mark').count()) > 0, 'what was found is marked in the text');
    assert.deepEqual(await axeViolations(officer, 'main'), []);
    await officer.getByRole('button', { name: 'Nouvelle règle' }).click();
    await officer.getByRole('button', { name: 'Enregistrer la règle' }).click();
    await officer.getByText('Corrigez ce qui est marqué en rouge').waitFor();
    assert.deepEqual(await axeViolations(officer, 'main'), []);
    await officer.getByLabel('Intitulé').fill(RULE);
    await officer.getByLabel('Mots et expressions, un par ligne').fill('brocante fluviale');
    await officer.getByLabel('Elle doit trouver').fill(CAUGHT);
    const draft = officer.getByRole('group', { name: 'Essayer sur ce texte, avant d’enregistrer' });
    await tried(draft, CAUGHT);
    await draft.getByText('la règle que vous écrivez').waitFor();
    await officer.getByRole('button', { name: 'Enregistrer la règle' }).click();
    await officer.getByText(`La règle « ${RULE} » est enregistrée.`).waitFor();
    await tried(trial, CAUGHT);
    await trial.getByText(RULE).first().waitFor();
    const rule = officer.getByRole('listitem').filter({ hasText: RULE });
    await rule.getByRole('switch', { name: 'En service' }).click();
    await officer.getByText(`« ${RULE} » est hors service.`).waitFor();
  });

  test('the page of the rules has no fault that axe knows, nor scrolls sideways at 360 px', async () => {
    const room = there();
    const page = await room.pageOf('participation-officer', 360);
    await page.goto(`${room.stack.cms}/admin/plugins/concertation-regles`);
    await page.getByRole('list', { name: 'Règles, dans l’ordre' }).waitFor();
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await page.context().close();
  });
}

async function tried(box: Locator, text: string): Promise<void> {
  await box.getByLabel('Texte', { exact: true }).fill(text);
  await box.getByRole('button', { name: 'Essayer' }).click();
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { ownComment } from '../support/comments.ts';
import { axeViolations } from '../support/pages.ts';
import { eventually } from '../support/stack.ts';
import { said, type There, view } from './room.ts';

/** Comments are closed, a text is erased; every page is sound. */
export function describeEnding(there: There): void {
  test('the lead closes at once, and the reason is what the next citizen reads', async () => {
    const room = there();
    assert.equal((await room.send('Avant la fermeture.')).status, 201);
    await room.openDossier();
    await room.lead.getByRole('button', { name: 'Fermer maintenant…' }).click();
    const dialog = room.lead.getByRole('dialog', { name: 'Fermer les commentaires maintenant' });
    assert.notEqual(await dialog.getByLabel('Motif public').inputValue(), '');
    const from = performance.now();
    await dialog.getByRole('button', { name: 'Fermer maintenant' }).click();
    const refused = await eventually('a comment is refused', async () => {
      const one = await room.send('Après la fermeture.');
      return one.status === 409 && one;
    });
    room.measured.push(
      `close at once: 2 clicks, ${Math.round(performance.now() - from)} ms to the first refused comment`,
    );
    assert.equal(refused.reason, 'off');
    await room.lead.getByText('Commentaires sur le site : fermés').waitFor();
  });

  test('a text is erased for an author who asks for it, and nothing of it is left at the desk', async () => {
    const room = there();
    const last = room.posted.findLast(({ status }) => status === 201);
    await room.officer.goto(room.desk());
    await room.officer.getByRole('button').filter({ hasText: 'Avant la fermeture.' }).click();
    await room.reading('Avant la fermeture.');
    await room.officer.getByRole('button', { name: 'Effacer à la demande de son auteur·rice…' }).click();
    const dialog = room.officer.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Effacer pour toujours' }).click();
    await dialog.getByText('Assurez-vous d’abord de qui le demande.').waitFor();
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Effacer pour toujours' }).click();
    await said(room.officer, 'Le texte est effacé.').waitFor();
    await room.officer.reload();
    await view(room.officer, 'À mon tour').waitFor();
    assert.equal(await room.officer.getByText('Avant la fermeture.').count(), 0);
    assert.equal((await ownComment(room.stack, last?.own ?? ''))['public'] ?? null, null);
  });

  test('no page of the desk has a fault that axe knows, nor scrolls sideways at 360 px', async () => {
    const room = there();
    for (const width of [1280, 360]) {
      const page = await room.pageOf('participation-officer', width);
      const id = await room.idOf(room.posted[1]);
      for (const path of ['', `?texte=${id}`, '?vue=spam', '/recours', '/politiques', '/reglages']) {
        await page.goto(room.desk(path));
        await page.locator('main h1').waitFor();
        await pause(1_000);
        assert.deepEqual(await axeViolations(page), [], `${path} at ${width} px`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, path);
      }
      await page.goto(room.desk());
      const list = page.getByRole('list', { name: /^File/ });
      await list.getByRole('button').first().click();
      await page.locator('#lecture h2').waitFor();
      assert.equal(await list.isVisible(), width === 1280, 'on a telephone, the list or the text');
      if (width === 360) await page.getByRole('button', { name: 'Revenir à la liste' }).click();
      await list.waitFor();
      await page.context().close();
    }
  });

  test('what a decision takes', (t) => {
    const room = there();
    for (const line of room.measured) t.diagnostic(line);
    assert.ok(room.measured.length > 0);
  });
}

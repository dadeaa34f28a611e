import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownCommentEndpoint } from '@aggloforum/concertation/contract/comments.ts';
import type { PolicyView } from '@aggloforum/concertation/contract/moderation.ts';
import { askAsCitizen, type Posted } from '../support/comments.ts';
import { axeViolations, whole } from '../support/pages.ts';
import { eventually } from '../support/stack.ts';
import { said, type There, TITLE, view } from './room.ts';

const TWO_KEYS = 'pre-moderation-two-keys';
const DONE = ['?vue=unread', '?vue=published', '?vue=decided'];

/** What appears at once is read, comments are closed, a text is erased; every page is sound. */
export function describeEnding(there: There): void {
  let beforeClosing: Posted | undefined;

  test('what appears at once stands in a list of its own until somebody has read it: one key', async () => {
    const room = there();
    const desk = room.team;
    const policies = await desk.ask<readonly PolicyView[]>('GET', '/moderation/policies');
    const after = { label: 'Après parution', mode: 'post-moderation', teamDays: 2, electedDays: 2 };
    const { code } = await desk.ask<PolicyView>('POST', '/moderation/policies', after);
    await desk.switchComments(TITLE, { policy: code });
    for (const words of ['Paru aussitôt.', 'Paru ensuite.']) assert.equal((await room.send(words)).status, 201);
    await room.officer.goto(room.desk('?vue=unread'));
    await room.reading('Paru ensuite.');
    await room.press('l');
    await said(room.officer, 'C’est noté').waitFor();
    await room.reading('Paru aussitôt.');
    await room.press('l');
    const list = room.officer.getByRole('list', { name: /^File/ });
    await list.getByText('Paru aussitôt.').waitFor({ state: 'detached' });
    await desk.switchComments(TITLE, { policy: policies.find(({ mode }) => mode === TWO_KEYS)?.code });
  });

  test('the lead closes at once, and the reason is what the next citizen reads', async () => {
    const room = there();
    beforeClosing = await room.send('Avant la fermeture.');
    assert.equal(beforeClosing.status, 201);
    await room.openDossier();
    await room.lead.getByRole('button', { name: 'Fermer maintenant…' }).click();
    const dialog = room.lead.getByRole('dialog', { name: 'Fermer les commentaires maintenant' });
    assert.notEqual(await dialog.getByLabel('Motif public').inputValue(), '');
    assert.deepEqual(await axeViolations(room.lead, 'dialog'), []);
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
    await room.officer.goto(room.desk());
    await room.officer.getByRole('button').filter({ hasText: 'Avant la fermeture.' }).click();
    await room.reading('Avant la fermeture.');
    await room.officer.getByRole('button', { name: 'Effacer à la demande de son auteur·rice…' }).click();
    const dialog = room.officer.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Effacer pour toujours' }).click();
    await dialog.getByText('Assurez-vous d’abord de qui le demande.').waitFor();
    assert.deepEqual(await axeViolations(room.officer, 'dialog'), []);
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Effacer pour toujours' }).click();
    await said(room.officer, 'Le texte est effacé.').waitFor();
    await room.officer.reload();
    await view(room.officer, /À mon tour \d/).waitFor();
    assert.equal(await room.officer.getByText('Avant la fermeture.').count(), 0);
    const own = ownCommentEndpoint(beforeClosing?.own ?? '');
    assert.equal((await askAsCitizen(room.stack, 'GET', own)).status, 410);
  });

  test('no page of the desk has a fault that axe knows, nor scrolls sideways at 360 px', async () => {
    const room = there();
    for (const width of [1280, 360]) {
      const page = await room.pageOf('participation-officer', width);
      const id = await room.idOf(room.posted[1]);
      for (const path of ['', `?texte=${id}`, '?vue=spam', ...DONE, '/recours', '/politiques', '/reglages']) {
        await page.goto(room.desk(path));
        await whole(page);
        assert.deepEqual(await axeViolations(page), [], `${path} at ${width} px`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, path);
      }
      await page.goto(room.desk());
      const list = page.getByRole('list', { name: /^File/ });
      await list.getByRole('button').first().click();
      await page.locator('#lecture h2').waitFor();
      assert.equal(await list.isVisible(), width === 1280, 'on a telephone, the list or the text');
      if (width === 360) {
        await page.getByRole('button', { name: 'Revenir à la liste' }).click();
        await list.getByRole('button').first().click();
        await page.getByLabel('Vue', { exact: true }).selectOption('decided');
      }
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

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContextOptions, Page } from 'playwright';
import { CommentDoor } from '../support/comment-door.ts';
import { lookAt } from '../support/looked-at.ts';
import { eventually } from '../support/stack.ts';
import { fillIn, firstStep, PATH, SLUG, type There } from './visitors.ts';

const CROWD = '203.0.113.77';
const NEIGHBOUR = '203.0.113.78';
const BEYOND = '203.0.113.79';
/** Of one network at once, and some more for what comes back meanwhile. */
const ALLOWED = 400;
const FRESH_WAIT_S = 13;

/** More comments than a household sends come from one network. */
export function describeSuspects(there: There): void {
  describe('from a network that sends more than a household', () => {
    before(async () => {
      const { desk, stack } = there();
      await desk.letProgramsType();
      const door = await CommentDoor.of(stack, SLUG);
      for (let count = 1; count <= 30; count++) {
        const form = await door.form({ authorName: 'La foule', body: `Un texte parmi d’autres, ${count}.` });
        assert.equal((await door.send(form, CROWD)).status, 201);
      }
    });
    const behind = async (network: string, options: BrowserContextOptions) =>
      there().person({ ...options, extraHTTPHeaders: { 'x-forwarded-for': network } });

    test('with JavaScript: the browser works something out, says so, and the text waits like any other', async () => {
      const site = there();
      const page = await behind(CROWD, { viewport: { width: 1280, height: 900 } });
      const body = 'Un abri pour les vélos près du pont.';
      const scripts: string[] = [];
      page.on('request', (one) => one.resourceType() === 'script' && scripts.push(new URL(one.url()).pathname));
      const complaints: string[] = [];
      page.on('console', (one) => /Content.Security.Policy|Trusted/i.test(one.text()) && complaints.push(one.text()));
      const goOn = await heldAtWork(page);
      await page.goto(site.stack.site + PATH);
      await fillIn(page, body, 'Cycliste');
      const status = page.locator('form').getByRole('status');
      assert.equal(await status.textContent(), '', 'it stands there empty: what is put into it is read out');
      assert.equal(scripts.length, 1);
      await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
      await status.getByText('Vérification en cours…').waitFor();
      await eventually('what works it out, fetched when it is needed', async () =>
        Promise.resolve(scripts.length === 2),
      );
      await page.getByLabel('Nom ou pseudonyme').fill('Cycliste du matin');
      await site.isSound(page);
      await lookAt(page);
      await goOn();
      await page.getByRole('heading', { name: 'Votre commentaire est enregistré' }).waitFor();
      assert.deepEqual(complaints, []);
      const { state, findings, authorName } = await site.desk.waiting(body);
      assert.deepEqual([state, findings, authorName], ['awaiting-team', [], 'Cycliste'], 'as it was when it was sent');
      await page.context().close();
    });

    test('without JavaScript: the text is stored and held, and the person is told that somebody reads it first', async () => {
      const site = there();
      for (const [network, held] of [
        [CROWD, ['Envoi suspect, sans vérification']],
        [NEIGHBOUR, []],
      ] as const) {
        const page = await behind(network, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
        const body = `Un banc à l’ombre, demandé de ${network}.`;
        await site.comment(page, body, 'Promeneuse');
        await page.getByText('Il n’est pas encore public').waitFor();
        await page.getByText('L’équipe du projet lit votre texte avant qu’il paraisse').waitFor();
        await site.isSound(page);
        const { state, findings } = await site.desk.waiting(body);
        assert.equal(state, held.length > 0 ? 'rule-held' : 'awaiting-team');
        assert.deepEqual(
          findings.map(({ label }) => label),
          held,
        );
        await page.context().close();
      }
    });

    test('beyond what one network may send, nothing is lost: the text is kept, and it is said when to try again', async () => {
      const site = there();
      const page = await behind(BEYOND, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
      await page.goto(site.stack.site + PATH);
      await fillIn(page, 'Un texte de trop.', 'Promeneuse');
      await firstStep(page).click();
      await page.getByRole('heading', { name: 'Relisez et envoyez' }).waitFor();
      const door = await CommentDoor.of(site.stack, SLUG);
      const wrong = await door.form({ authorName: '', body: '' });
      // What is allowed comes back one by one, every fifteen seconds: the page's own is sent right after one has come.
      let refused = { status: 0, retryAfter: null as number | null };
      for (let count = 0; count < ALLOWED && (refused.retryAfter ?? 0) < FRESH_WAIT_S; count += 1) {
        if (refused.status === 429) await pause(300);
        refused = await door.send({ ...wrong, idempotencyKey: randomUUID() }, BEYOND);
      }
      assert.equal(refused.status, 429);
      const [response] = await Promise.all([
        page.waitForResponse((one) => one.request().method() === 'POST'),
        page.getByRole('button', { name: 'Envoyer', exact: true }).click(),
      ]);
      assert.deepEqual([response.status(), Number(response.headers()['retry-after']) > 0], [429, true]);
      await page.getByText('Trop d’envois viennent de votre réseau').waitFor();
      assert.equal(await page.getByLabel('Votre commentaire', { exact: true }).inputValue(), 'Un texte de trop.');
      await site.isSound(page);
      await page.context().close();
    });
  });
}

/** Its digests wait until the answer is called: what the page says meanwhile can be looked at. */
async function heldAtWork(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const held = Promise.withResolvers<void>();
    // The page's time stands still meanwhile: it gives up what takes too long.
    const now = performance.now.bind(performance);
    const from = now();
    let stood: number | null = null;
    performance.now = () => (stood === null ? from : now() - stood);
    const digest = crypto.subtle.digest.bind(crypto.subtle);
    crypto.subtle.digest = async (...given) => held.promise.then(async () => digest(...given));
    Object.assign(globalThis, {
      goOn: () => {
        stood = now() - from;
        held.resolve();
      },
    });
  });
  return async () => page.evaluate(() => (globalThis as unknown as { goOn: () => void }).goOn());
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { isToldThatTheCmsIsDown } from '../support/cms-down.ts';
import { eventually } from '../support/stack.ts';
import { isSound, type There } from './office.ts';

/** A CMS that is away. */
export function describeTrouble(there: There): void {
  test('with the CMS down while somebody types nothing is lost, and it is said honestly', async () => {
    const office = there();
    const pages: Page[] = [];
    for (const javaScriptEnabled of [true, false]) {
      const page = await office.page({ javaScriptEnabled, bypassCSP: javaScriptEnabled });
      await page.goto(`${office.stack.site}/contact/`);
      await page.getByLabel('Une question').check();
      await page.getByLabel('Objet').fill('La patience');
      await page.getByLabel('Votre message', { exact: true }).fill('Ce texte ne doit pas se perdre en route.');
      await page.getByLabel('Adresse électronique').fill('patiente@example.org');
      pages.push(page);
    }
    office.stack.supervisor.killNow('cms');
    const [oneStep, twoSteps] = pages as [Page, Page];
    await isToldThatTheCmsIsDown(oneStep, twoSteps);
    for (const page of pages) {
      const text = await page.getByLabel('Votre message', { exact: true }).inputValue();
      assert.equal(text, 'Ce texte ne doit pas se perdre en route.');
    }
    await isSound(oneStep);
    // Where no script may run, a copy is looked at.
    const looker = await office.page({ bypassCSP: true });
    await looker.goto(`${office.stack.site}/robots.txt`);
    await looker.setContent(await twoSteps.content());
    await isSound(looker);
    await looker.close();
    await eventually('the CMS again', async () => (await fetch(`${office.stack.cms}/health`)).ok, 240);
    await oneStep.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await oneStep.getByRole('heading', { name: 'Votre message est enregistré' }).waitFor();
    await office.mailTo('patiente@example.org', /Accusé de réception/);
    for (const page of pages) await page.close();
  });
}

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright';
import { openBrowser } from './support/browser.ts';
import { eventually, type Mail, type Stack, startStack } from './support/stack.ts';

const MINUTE = 60_000;
/** The example of the demonstration that opens some minutes after the first start. */
const OPENED = '/projets/de-l-ombre-sur-les-places/';

describe('a consultation that the clock opens', () => {
  let stack: Stack;
  let browser: Browser;
  let opening: readonly Mail[];
  before(async () => {
    stack = await startStack();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const recipients = async () => {
    const mails = await stack.mails();
    return mails.filter(({ html, headers }) => html.includes(OPENED) && headers['list-unsubscribe'] !== undefined);
  };

  test('is announced to each stakeholder once, by a mail with text and HTML, whose link opens the page', async () => {
    stack.setClock(new Date(Date.now() + 10 * MINUTE));
    opening = await eventually('the opening mails', async () => {
      const mails = await recipients();
      return mails.length > 0 && mails;
    });
    await eventually('no more mails come', async () => {
      const now = (await recipients()).length;
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      opening = await recipients();
      return opening.length === now;
    });
    const keys = opening.map((mail) => `${mail.to.join()} ${mail.subject}`);
    assert.equal(new Set(keys).size, keys.length, 'nobody is told twice');
    for (const mail of opening) {
      assert.ok(mail.text.length > 200 && mail.html.length > 500);
      assert.equal(mail.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
      assert.match(mail.headers['auto-submitted'] ?? '', /auto-generated/);
      assert.doesNotMatch(mail.html, /<img[^>]+src="http/);
    }
    const [mail] = opening;
    const link = new RegExp(`${stack.site}/projets/[^"\\s<]+`).exec(mail?.html ?? '')?.[0];
    assert.ok(link, 'a link to the project');
    const page = await browser.newPage();
    await eventually('the page is shown open', async () => {
      await page.goto(link);
      return (await page.locator('body').innerText()).includes('Ouverte');
    });
    await page.close();
  });

  test('lets a stakeholder leave by the link: reading it changes nothing, the button does', async () => {
    const mail = opening[0];
    assert.ok(mail);
    const link = new RegExp(`${stack.site}/participer/desinscription/[^"\\s<]+`).exec(mail.html)?.[0];
    assert.ok(link, 'a link to leave');
    const page = await browser.newPage();
    await page.goto(link);
    await page.reload();
    assert.equal(stateOf(stack, mail.to[0] ?? ''), 'confirmed');
    await page.getByRole('button', { name: /désinscri/i }).click();
    await page.getByRole('heading', { name: 'C’est fait' }).waitFor();
    assert.equal(stateOf(stack, mail.to[0] ?? ''), 'unsubscribed');
    await page.close();
  });

  test('is announced to nobody again after every process was killed and started again', async () => {
    const before = (await recipients()).length;
    await stack.supervisor.restart('cms');
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    assert.equal((await recipients()).length, before);
  });
});

/** As stored, read beside the running CMS. */
function stateOf(stack: Stack, email: string): unknown {
  const database = new DatabaseSync(join(stack.settings.dataDir, 'aggloforum.db'), { readOnly: true });
  try {
    return database.prepare('select state from mailing_stakeholders where email = ?').get(email)?.['state'];
  } finally {
    database.close();
  }
}

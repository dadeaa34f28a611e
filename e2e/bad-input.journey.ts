import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright';
import { type AdminClient, logIn } from '../cms/testing/admin-client.ts';
import {
  filesWithMarkup,
  readAtDesk,
  settled,
  spoiledAdmin,
  spoiledCells,
  spoiledFiles,
  spoiledMails,
  spoiledOwnPages,
} from './support/after-storm.ts';
import { openBrowser } from './support/browser.ts';
import { fileStorm } from './support/file-storm.ts';
import { Ground, type Reach } from './support/ground.ts';
import { type Stack, startStack } from './support/stack.ts';
import { type Aftermath, MOST_STALL_MS, storm } from './support/storm.ts';
import { type Kept, storedMarkup } from './support/stored-texts.ts';

const SEED = 20_261_125;
const COUNT = 5_000;
const FILES = 40;
/**
 * At least so many texts with markup of each kind, by 5,000 inputs: about half of what is usual. Twelve are sent at
 * once, and which of two corrections of one text comes too late is never the same.
 */
const LEAST: Readonly<Record<Kept, number>> = {
  comments: 4,
  corrections: 8,
  authors: 5,
  reports: 5,
  reporters: 4,
  appeals: 1,
  secondKey: 2,
  messages: 3,
  subjects: 3,
  subscriptions: 5,
  directory: 1,
};

describe('bad input, everywhere that the public may send something', () => {
  let stack: Stack;
  let browser: Browser;
  let ground: Ground;
  let staff: AdminClient;
  let reach: Reach;
  before(async () => {
    process.env['TRUSTED_PROXY'] = '127.0.0.1';
    stack = await startStack();
    browser = await openBrowser();
    staff = await logIn(stack.cms, stack.settings.dataDir, 'communications');
    ground = await Ground.open(stack);
    reach = await ground.reach();
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  test(`${COUNT} of it are refused in order, and nothing is shown as it came`, async (t) => {
    const [aftermath, files] = await Promise.all([
      storm(stack, reach, { seed: SEED, count: COUNT }),
      fileStorm(staff, { seed: SEED, count: FILES }),
    ]);
    const { sent, byStatus, faults, longestStallMs, longestWaitMs }: Aftermath = aftermath;
    t.diagnostic(
      `${JSON.stringify(byStatus)}, longest stall ${longestStallMs} ms, wait ${longestWaitMs.toFixed(0)} ms`,
    );
    assert.equal(sent, COUNT);
    assert.deepEqual(faults.slice(0, 10), []);
    assert.deepEqual(files, []);
    assert.ok((byStatus['422'] ?? 0) > 50 && (byStatus['400'] ?? 0) > 50, JSON.stringify(byStatus));
    // Tests share the machine; the campaign, alone on it, holds the whole promise.
    assert.ok(longestStallMs <= 4 * MOST_STALL_MS, `something took ${longestStallMs} ms by itself`);
  });

  test('what was hostile in a text alone was taken, of every kind', (t) => {
    const stored = storedMarkup(stack);
    t.diagnostic(JSON.stringify(stored));
    for (const [kind, least] of Object.entries(LEAST))
      assert.ok(stored[kind as Kept] >= least, `${stored[kind as Kept]} ${kind} with markup are stored`);
  });

  test('the team publishes it; the site stands, and shows it as the text that it is', async () => {
    assert.ok((await readAtDesk(stack, ground)) > 10);
    await settled(stack, reach);
    assert.equal((await fetch(`${stack.site}/health`)).status, 200);
    assert.deepEqual(spoiledFiles(stack), []);
    assert.ok(filesWithMarkup(stack, '.html') > 0 && filesWithMarkup(stack, '.json') > 0);
    const { headers } = await fetch(`${stack.site}/donnees/commentaires/${reach.project}/${reach.consultation}.json`);
    assert.match(headers.get('content-type') ?? '', /^application\/json/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  });

  test('nor do the pages behind links, mails, the administration and its exports show it as it came', async (t) => {
    assert.deepEqual(await spoiledOwnPages(stack, reach), []);
    const mails = await spoiledMails(stack);
    assert.deepEqual(mails.faults, []);
    assert.ok(mails.telling > 0, 'a mail holds a text with markup, as the text that it is');
    const { faults, shown } = await spoiledAdmin(stack, browser);
    assert.deepEqual(faults, []);
    t.diagnostic(`markup on ${shown} pages of the administration`);
    assert.ok(shown > 8, `texts of the public stood on ${shown} pages of the administration`);
    assert.deepEqual(await spoiledCells(staff), []);
  });
});

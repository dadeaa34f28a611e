import assert from 'node:assert/strict';
import { before } from 'node:test';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';
import type { DossierListItem } from '@aggloforum/concertation/contract/dossier.ts';
import { logIn } from '../../cms/testing/admin-client.ts';
import { LATE_RESTART } from '../support/cms-down.ts';
import { Desk } from '../support/desk.ts';
import { keyboardFaults } from '../support/keyboard.ts';
import { openedForAll } from '../support/opened.ts';
import { axeViolations, htmlErrors, showMarkup } from '../support/pages.ts';
import { readingFaults } from '../support/reading.ts';
import { eventually, type Mail, type Stack } from '../support/stack.ts';

export const PROJECT = 'Une voie verte le long du Vistre';
export const SLUG = 'voie-verte-du-vistre';
export const PATH = `/projets/${SLUG}/choisir-le-trace/`;
export const FACTS = 'Le texte s’en prend à une personne nommée.';
type Way = readonly [name: string, options: BrowserContextOptions];

export const WAYS: readonly [Way, Way] = [
  ['with JavaScript, 1280 px', { javaScriptEnabled: true, viewport: { width: 1280, height: 900 } }],
  ['without JavaScript, 360 px', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }],
];

/** The other two pairings of a script and a screen. */
export const CROSSED: typeof WAYS = [
  ['with JavaScript, 360 px', { javaScriptEnabled: true, viewport: { width: 360, height: 740 } }],
  ['without JavaScript, 1280 px', { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } }],
];

/** The same for all cases, once the stack is there. */
export type There = () => Visitors;

/** One stack for all cases of the journey; each rests on those before it. */
export function openedSite(): There {
  // A proxy in front, as most installations have: it says which network somebody comes from.
  before(() => {
    process.env['TRUSTED_PROXY'] = '127.0.0.1, ::1';
  });
  return openedForAll(async (stack, browser) => Visitors.come(stack, browser), LATE_RESTART);
}

/** People who comment on one consultation, and whoever decides at the desk. */
export class Visitors {
  readonly stack: Stack;
  readonly desk: Desk;
  readonly #browser: Browser;
  readonly #looker: Page;

  private constructor(stack: Stack, desk: Desk, browser: Browser, looker: Page) {
    this.stack = stack;
    this.desk = desk;
    this.#browser = browser;
    this.#looker = looker;
  }

  static async come(stack: Stack, browser: Browser): Promise<Visitors> {
    const looker = await browser.newPage({ bypassCSP: true });
    const visitors = new Visitors(stack, await Desk.of(stack, 'participation-officer'), browser, looker);
    await visitors.shows('id="ecrire"');
    return visitors;
  }

  async pageNow(): Promise<string> {
    return (await fetch(this.stack.site + PATH)).text();
  }

  async shows(what: string, there = true): Promise<void> {
    const words = `${there ? '' : 'no more '}« ${what} »`;
    await eventually(words, async () => (await this.pageNow()).includes(what) === there);
  }

  /** The page of the consultation as the team previews it. */
  async previewed(): Promise<string> {
    const dossiers = await this.desk.ask<readonly DossierListItem[]>('GET', '/dossiers');
    const id = dossiers.find(({ title }) => title === PROJECT)?.id ?? '';
    const client = await logIn(this.stack.cms, this.stack.settings.dataDir, 'participation-officer');
    const { body } = await client.ask('GET', `/publisher/previews/api::project.project/${id}`);
    const [opened] = /^.*\/participer\/apercu\/[^/]+/.exec((body as { url: string }).url) ?? [];
    const answer = await fetch(`${opened}${PATH}`);
    assert.equal(answer.status, 200);
    return answer.text();
  }

  async switched(comments: 'on' | 'off', reason = ''): Promise<void> {
    await this.desk.switchComments(PROJECT, { comments, reason });
    await this.shows('id="ecrire"', comments === 'on');
  }

  async mailTo(email: string, subject: RegExp): Promise<Mail> {
    return eventually(`a mail to ${email}: ${subject.source}`, async () =>
      (await this.stack.mails()).find((mail) => mail.to.includes(email) && subject.test(mail.subject)),
    );
  }

  linkIn(mail: Mail, page: string): string {
    const link = new RegExp(`${this.stack.site}/participer/${page}/[\\w.-]+`).exec(mail.text)?.[0];
    assert.ok(link, `a link to ${page}`);
    return `${link}/`;
  }

  /** Sound HTML, no sideways scroll, and nothing that axe-core finds: it looks at a copy, for here no script may run. */
  async isSound(page: Page): Promise<void> {
    await page.waitForLoadState();
    const html = await page.content();
    const plain = html.replaceAll(/ (novalidate|open|checked|hidden|readonly|selected)=""/g, ' $1');
    assert.deepEqual(await htmlErrors(plain), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, page.url());
    await this.#looker.setViewportSize(page.viewportSize() ?? { width: 1280, height: 900 });
    await showMarkup(this.#looker, this.stack.site, html);
    assert.deepEqual(await axeViolations(this.#looker), [], page.url());
  }

  /** Whoever reads it narrow, at night, with large or spaced text or with the Tab key alone misses nothing. */
  async readsWell(page: Page): Promise<void> {
    await page.waitForLoadState();
    const looker = await this.#browser.newPage({ bypassCSP: true, viewport: { width: 320, height: 700 } });
    await showMarkup(looker, this.stack.site, await page.content());
    const faults = await keyboardFaults(looker);
    for (const colorScheme of ['light', 'dark'] as const) {
      await looker.emulateMedia({ colorScheme });
      faults.push(...(await axeViolations(looker)).map((violation) => `${colorScheme} ${violation}`));
    }
    assert.deepEqual([...faults, ...(await readingFaults(looker))], [], page.url());
    await looker.close();
  }

  async person(options: BrowserContextOptions): Promise<Page> {
    return (await this.#browser.newContext(options)).newPage();
  }

  async comment(page: Page, body: string, name: string, email = ''): Promise<string> {
    await page.goto(this.stack.site + PATH);
    await fillIn(page, body, name, email);
    await send(page);
    await page.getByRole('heading', { name: 'Votre commentaire est enregistré' }).waitFor();
    return new URL(page.url()).pathname;
  }

  /** Its own page, by the link that whoever sends it is given. */
  async approved(page: Page, body: string, name: string): Promise<string> {
    const own = await this.comment(page, body, name);
    await this.desk.decide(await this.desk.waiting(body), { action: 'approve' });
    await this.shows(body);
    return own;
  }
}

export async function fillIn(page: Page, body: string, name: string, email = ''): Promise<void> {
  await page.getByLabel(/^Votre (commentaire|réponse)$/).fill(body);
  await page.getByLabel('Nom ou pseudonyme').fill(name);
  await page.getByLabel('Adresse électronique (facultative)').fill(email);
}

export function firstStep(page: Page): Locator {
  return page.getByRole('button', { name: /^(Relire et envoyer|Envoyer)$/ });
}

/** One step where the script of the page runs, two where it does not. */
export async function send(page: Page): Promise<void> {
  // Until its script has run, the button of every page says that there are two.
  await page.waitForLoadState('domcontentloaded');
  const twoSteps = page.getByRole('button', { name: 'Relire et envoyer' });
  if ((await twoSteps.count()) > 0) {
    await twoSteps.click();
    await page.getByRole('heading', { name: 'Relisez et envoyez' }).waitFor();
  }
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
}

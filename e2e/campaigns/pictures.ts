import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import type { CampaignOptions } from '../../scripts/campaign.ts';
import { ROOT } from '../../scripts/environment.ts';
import { workingMorning } from '../comment-cases/deciding.ts';
import { PATH, PROJECT, Visitors } from '../comment-cases/visitors.ts';
import { logIn, openBrowser } from '../support/browser.ts';
import { type Stack, startStack } from '../support/stack.ts';

const FOLDER = join(ROOT, 'docs', 'pictures');
const SCREEN = { width: 1280, height: 900 };
const TELEPHONE = { width: 360, height: 800 };
/** Bytes: pictures travel with every copy of the repository. */
const LARGEST = 140_000;

/** Makes anew the pictures of `docs/pictures/` that show comments and their moderation. */
export async function run(_options: CampaignOptions): Promise<boolean> {
  process.env['TRUSTED_PROXY'] = '127.0.0.1, ::1';
  // Fields of dates are drawn in the language of the browser, and not of the page.
  process.env['LANGUAGE'] = 'fr';
  const stack = await startStack();
  const browser = await openBrowser();
  try {
    const album = new Album(stack, browser, await Visitors.come(stack, browser));
    await album.ofReaders();
    await album.ofAuthors();
    await album.ofQueue();
    await album.ofDesk();
    await album.ofTwoKeys();
    process.stdout.write(`${album.tooLarge.join('\n')}\n`);
    return album.tooLarge.length === 0;
  } finally {
    await browser.close();
    await stack.stop();
  }
}

class Album {
  readonly #stack: Stack;
  readonly #browser: Browser;
  readonly #site: Visitors;
  readonly tooLarge: string[] = [];
  /** Code of the policy that asks for two people. */
  #twoKeys = '';

  constructor(stack: Stack, browser: Browser, site: Visitors) {
    this.#stack = stack;
    this.#browser = browser;
    this.#site = site;
  }

  async #page(): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: SCREEN, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
    return context.newPage();
  }

  async #take(page: Page, name: string, sizes = [SCREEN, TELEPHONE], before?: () => Promise<void>): Promise<void> {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await before?.();
      await page.waitForTimeout(600);
      const path = join(FOLDER, `${name}-${size.width}.png`);
      const { length } = await page.screenshot({ path });
      if (length > LARGEST) this.tooLarge.push(`${name}-${size.width}.png has ${length} bytes`);
    }
    await page.setViewportSize(SCREEN);
  }

  /** The thread, and the form that reports one of its comments. */
  async ofReaders(): Promise<void> {
    const page = await this.#page();
    await page.goto(this.#stack.site + PATH);
    const heading = page.getByRole('heading', { level: 2, name: 'Commentaires' });
    const toHeading = async () => heading.evaluate((element) => element.scrollIntoView());
    await this.#take(page, 'comments', [SCREEN], toHeading);
    await page.getByRole('link', { name: 'Signaler le commentaire 1', exact: true }).click();
    await page.getByLabel('Il insulte, menace').check();
    await this.#take(page, 'report');
    await page.context().close();
  }

  /** An author's own page, the letter of a refusal, the appeal against it. */
  async ofAuthors(): Promise<void> {
    const page = await this.#page();
    const email = 'camille.exemple@example.org';
    await this.#comment(page, 'Mettez des bancs à l’ombre le long du chemin.', 'Camille (exemple)', email);
    await page.goto(this.#site.linkIn(await this.#site.mailTo(email, /^Nous avons reçu/), 'ma-contribution'));
    await page.getByRole('button', { name: 'C’est bien mon adresse' }).click();
    const item = await this.#site.desk.waiting('Mettez des bancs');
    await this.#site.desk.decide(item, { action: 'approve' });
    await page.goto(this.#site.linkIn(await this.#site.mailTo(email, /est publié/), 'ma-contribution'));
    await this.#take(page, 'own-comment');
    await this.#site.desk.ask('POST', '/moderation/replies', {
      parent: item.id,
      body: 'Six bancs sont prévus, un tous les deux cents mètres.',
      service: 'Direction des mobilités',
      idempotencyKey: randomUUID(),
    });
    await this.#letter(email, /a répondu/, 'mail-replied');
    await this.#comment(page, 'Le vendeur de vélos de la gare est un voleur.', 'Camille (exemple)', email);
    const second = await this.#site.desk.waiting('vendeur de vélos');
    await page.goto(this.#site.linkIn(await this.#receipt(email, second.reference), 'ma-contribution'));
    await page.getByRole('button', { name: 'C’est bien mon adresse' }).click();
    const facts = 'Le texte accuse une personne que chacun reconnaît, sans rien qui le montre.';
    await this.#site.desk.decide(second, { action: 'refuse', article: 'respect', facts });
    const letter = await this.#site.mailTo(email, /n’est pas publié/);
    await this.#letter(email, /n’est pas publié/, 'mail-decision');
    await page.goto(this.#site.linkIn(letter, 'recours'));
    await page.getByLabel('Votre recours').fill('Je parlais d’un vol que la presse a raconté, et d’aucune personne.');
    await this.#take(page, 'appeal');
    await page.getByRole('button', { name: 'Envoyer le recours' }).click();
    await page.getByRole('heading', { name: 'Votre recours est enregistré' }).waitFor();
    await page.context().close();
  }

  async #comment(page: Page, body: string, name: string, email: string): Promise<void> {
    await this.#site.comment(page, body, name, email);
  }

  async #receipt(email: string, reference: string) {
    return this.#site.mailTo(email, new RegExp(`^Nous avons reçu.*${reference}`));
  }

  /** A text that a rule held, and on a telephone its refusal; a search over every state. */
  async ofQueue(): Promise<void> {
    const page = await this.#page();
    await logIn(page, this.#stack.cms, this.#stack.account('participation-officer'));
    const list = page.getByRole('list', { name: /^File/ });
    const open = async () => {
      await page.goto(`${this.#stack.cms}/admin/plugins/concertation-moderation`);
      await list.getByRole('button').filter({ hasText: 'Joris' }).click();
      await page.locator('#lecture h2').waitFor();
    };
    await open();
    await this.#take(page, 'moderation', [SCREEN]);
    await page.setViewportSize(TELEPHONE);
    await page.getByRole('button', { name: 'Revenir à la liste' }).click();
    await this.#take(page, 'moderation-list', [TELEPHONE]);
    await page.setViewportSize(TELEPHONE);
    await list.getByRole('button').filter({ hasText: 'Joris' }).click();
    await page.getByRole('button', { name: 'Refuser' }).click();
    await page.getByLabel('Coordonnées personnelles').check();
    await this.#take(page, 'moderation', [TELEPHONE]);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('searchbox').fill('tracé');
    await page.getByRole('searchbox').press('Enter');
    await page.getByText('Tous états confondus').waitFor();
    await this.#take(page, 'moderation-search', [TELEPHONE]);
    await page.context().close();
  }

  /** A letter on a page of its own: the policy of the site's pages would leave it without its styles. */
  async #letter(email: string, subject: RegExp, name: string): Promise<void> {
    const mail = await this.#page();
    await mail.setContent((await this.#site.mailTo(email, subject)).html);
    await this.#take(mail, name);
    await mail.context().close();
  }

  /** « Recours », « Réglages », and the lead’s panel in the dossier. */
  async ofDesk(): Promise<void> {
    const page = await this.#page();
    await logIn(page, this.#stack.cms, this.#stack.account('participation-officer'));
    const desk = `${this.#stack.cms}/admin/plugins/concertation-moderation`;
    for (const [path, name] of [
      ['recours', 'appeals-desk'],
      ['reglages', 'moderation-settings'],
    ] as const) {
      await page.goto(`${desk}/${path}`);
      await page.locator('main h1').waitFor();
      await this.#take(page, name);
    }
    const written = { label: 'Relecture par deux personnes', mode: 'pre-moderation-two-keys' };
    const delays = { teamDays: 2, electedDays: 3 };
    const policies = await this.#site.desk.ask<{ code: string }>('POST', '/moderation/policies', {
      ...written,
      ...delays,
    });
    this.#twoKeys = policies.code;
    await page.goto(`${this.#stack.cms}/admin/plugins/concertation`);
    await page.getByRole('link', { name: PROJECT }).first().click();
    const policy = page.getByLabel('Politique de modération');
    await policy.selectOption(this.#twoKeys);
    const heading = page.getByRole('heading', { name: 'Participation', exact: true });
    const toHeading = async () => heading.evaluate((element) => element.scrollIntoView());
    await this.#take(page, 'moderation-panel', [SCREEN], toHeading);
    await page.context().close();
  }

  /** The page behind the letter of the day. */
  async ofTwoKeys(): Promise<void> {
    await this.#site.desk.switchComments(PROJECT, { comments: 'on', policy: this.#twoKeys });
    const page = await this.#page();
    for (const body of [
      'Des bancs tous les cent mètres, pour celles et ceux qui marchent lentement.',
      'Le tracé des vergers coûte deux fois plus cher, et personne ne dit pourquoi.',
    ]) {
      await this.#comment(page, body, 'Une riveraine (exemple)', '');
      await this.#site.desk.decide(await this.#site.desk.waiting(body), { action: 'approve' });
    }
    this.#stack.setClock(workingMorning());
    const letter = await this.#site.mailTo(this.#stack.account('elected-official').email, /./);
    await page.goto(this.#site.linkIn(letter, 'validation'));
    await this.#take(page, 'second-key');
    const officer = this.#stack.account('participation-officer').email;
    await this.#letter(officer, /attend/, 'mail-digest');
    await page.context().close();
  }
}

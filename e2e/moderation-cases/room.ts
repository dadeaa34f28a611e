import type { Browser, Locator, Page } from 'playwright';
import { logIn } from '../support/browser.ts';
import { ownComment, type Posted, postComment } from '../support/comments.ts';
import { Desk } from '../support/desk.ts';
import { fillNewDossier } from '../support/dossier-form.ts';
import { openedForAll } from '../support/opened.ts';
import type { Stack } from '../support/stack.ts';
import { Keyboard } from '../support/without-mouse.ts';

const PROJECT = 'la-halle-aux-livres';
export const TITLE = 'La halle aux livres';

export const SEARCH = 'Chercher une référence, un numéro, un nom ou des mots';

/** What citizens send, in this order. */
export const WORDS = [
  'Le projet oublie les enfants.',
  'Je suis pour, avec des arbres.',
  'Appelez Dupont au 06 12 34 56 78.',
  'Vous êtes nuls, sans exception.',
  'Une première publicité.',
  'Une deuxième publicité.',
  'Une troisième publicité.',
  'Qui paie le chauffage ?',
  'Ouvrez le dimanche.',
  'Un banc à l’ombre, merci.',
];

/** The same for all cases, once the stack is there. */
export type There = () => Room;

/** One stack for all cases of the journey; each rests on those before it. */
export function openedRoom(): There {
  return openedForAll(async (stack, browser) => Room.open(stack, browser));
}

/** A lead and a participation officer at the desk of one new project, whose comments are open. */
class Room {
  readonly stack: Stack;
  readonly #browser: Browser;
  readonly lead: Page;
  readonly officer: Page;
  /** The officer again, at the endpoints. */
  readonly team: Desk;
  readonly keyboard: Keyboard;
  readonly posted: Posted[] = [];
  readonly measured: string[] = [];
  #pressed = 0;

  private constructor(stack: Stack, browser: Browser, lead: Page, officer: Page, team: Desk) {
    this.stack = stack;
    this.#browser = browser;
    this.lead = lead;
    this.officer = officer;
    this.team = team;
    this.keyboard = new Keyboard(officer);
  }

  static async open(stack: Stack, browser: Browser): Promise<Room> {
    const lead = await newPage(stack, browser, 'project-lead');
    const officer = await newPage(stack, browser, 'participation-officer');
    const team = await Desk.of(stack, 'participation-officer');
    const room = new Room(stack, browser, lead, officer, team);
    await fillNewDossier(lead, stack.cms, TITLE);
    await lead.getByRole('button', { name: 'Publier le dossier' }).click();
    await lead.getByText('Publié', { exact: true }).first().waitFor();
    await lead.getByRole('button', { name: 'Ouvrir les commentaires' }).click();
    await lead.getByText('Commentaires sur le site : ouverts').waitFor();
    await team.letProgramsType();
    await team.clear();
    return room;
  }

  async pageOf(role: string, width?: number): Promise<Page> {
    return newPage(this.stack, this.#browser, role, width);
  }

  desk(path = ''): string {
    return `${this.stack.cms}/admin/plugins/concertation-moderation${path}`;
  }

  async send(body: string, website?: string): Promise<Posted> {
    const authorName = `Personne ${this.posted.length + 1}`;
    const fields = { project: PROJECT, authorName, body, ...(website ? { website } : {}) };
    const one = await postComment(this.stack, fields);
    this.posted.push(one);
    return one;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.officer.keyboard.press(key);
    this.#pressed += keys.length;
  }

  /** One decision, or several at once, and what it took. */
  async measure(what: string, decisions: number, act: () => Promise<void>): Promise<number> {
    const before = this.#pressed;
    await act();
    const keys = this.#pressed - before;
    this.measured.push(`${what}: ${keys} keys for ${decisions} decision${decisions > 1 ? 's' : ''}`);
    return keys;
  }

  /** The text is read before it is judged. */
  async reading(words: string): Promise<void> {
    await shown(this.officer, words).waitFor();
  }

  async stateOf(one: Posted | undefined): Promise<string | undefined> {
    const { revisions } = (await ownComment(this.stack, one?.own ?? '')) as { revisions: { state: string }[] };
    return revisions[0]?.state;
  }

  /** Of the comment, as the desk knows it. */
  async idOf(one: Posted | undefined): Promise<string> {
    const { public: text } = (await ownComment(this.stack, one?.own ?? '')) as { public: { id: string } | null };
    return text?.id ?? '';
  }

  async openDossier(): Promise<void> {
    await this.lead.goto(`${this.stack.cms}/admin/plugins/concertation`);
    await this.lead.getByRole('link', { name: TITLE }).click();
    await this.lead.getByText('Commentaires sur le site : ouverts').waitFor();
  }
}

async function newPage(stack: Stack, browser: Browser, role: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width, height: 900 }, locale: 'fr-FR' });
  const page = await context.newPage();
  await logIn(page, stack.cms, stack.account(role));
  return page;
}

export function view(page: Page, name: string | RegExp): Locator {
  return page.getByRole('group', { name: 'Vues' }).getByRole('button', { name });
}

export function shown(page: Page, words: string): Locator {
  return page.locator('#lecture').getByText(words, { exact: true }).first();
}

export function said(page: Page, words: string): Locator {
  return page.getByRole('status').filter({ hasText: words }).first();
}

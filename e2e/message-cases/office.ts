import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { LATE_RESTART } from '../support/cms-down.ts';
import { lookAt } from '../support/looked-at.ts';
import { openedForAll } from '../support/opened.ts';
import { axeViolations, htmlErrors } from '../support/pages.ts';
import { eventually, type Mail, type Stack } from '../support/stack.ts';

export const DESK = '/admin/plugins/concertation-messages';
export const QUESTION = 'La voie verte passera-t-elle près de l’école ?\nEt avec quel éclairage ?';
export const REPLY =
  'Bonjour,\n\nOui, elle passera derrière l’école, avec un éclairage bas jusqu’à 22 h. Le plan sera montré à la prochaine réunion.\n\nDirection des mobilités';

/** The same for all cases, once the stack is there. */
export type There = () => Office;

/** One stack for all cases of the journey; each rests on those before it. */
export function openedOffice(): There {
  return openedForAll(async (stack, browser) => {
    await eventually('the page', async () => (await fetch(`${stack.site}/contact/`)).ok);
    return new Office(stack, browser);
  }, LATE_RESTART);
}

/** Whoever asks, and the staff who answer. */
export class Office {
  readonly stack: Stack;
  readonly #browser: Browser;

  constructor(stack: Stack, browser: Browser) {
    this.stack = stack;
    this.#browser = browser;
  }

  async page(options: BrowserContextOptions): Promise<Page> {
    return this.#browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  }

  async mailTo(email: string, subject: RegExp): Promise<Mail> {
    return eventually(`a mail ${subject} to ${email}`, async () =>
      (await this.stack.mails()).find((mail) => mail.to.includes(email) && subject.test(mail.subject)),
    );
  }

  linkIn(mail: Mail, page: string): string {
    const link = new RegExp(`${this.stack.site}/participer/${page}/[\\w.-]+`).exec(mail.text)?.[0];
    assert.ok(link, `a link to ${page}`);
    return link;
  }
}

/** Sound HTML, nothing that axe-core finds, no sideways scroll on a phone. */
export async function isSound(page: Page): Promise<void> {
  await page.waitForLoadState();
  const plain = (await page.content()).replaceAll(/ (novalidate|open|checked|hidden)=""/g, ' $1');
  assert.deepEqual(await htmlErrors(plain.replaceAll(/<script type="text\/javascript">[^]*?<\/script>/g, '')), []);
  assert.deepEqual(await axeViolations(page), []);
  await lookAt(page);
}

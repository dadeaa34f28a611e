import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright';

const FARTHEST = 400;
/** Strapi's notifications stand before all else of the page, and leave by themselves after four seconds. */
const CLOSE_NOTIFICATION = '[data-sonner-toast] button';

/** Counts every press of a pointing device that a page of the context gets, from its first script on. */
export async function watchPointer(page: Page): Promise<() => number> {
  let presses = 0;
  await page.exposeFunction('notePointer', () => {
    presses += 1;
  });
  await page.addInitScript(() => {
    const { notePointer } = globalThis as unknown as { notePointer: () => Promise<void> };
    for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'wheel']) {
      addEventListener(kind, () => void notePointer(), { capture: true, passive: true });
    }
  });
  return () => presses;
}

/** Somebody who has no mouse: reaches a control by Tab, and works it by what is typed. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Tabs on until the control has the focus; `back` walks the other way. */
  async reach(target: Locator, back = false): Promise<void> {
    await target.waitFor();
    // Found once: looking for a name at each press is what takes the time on a long page.
    let element = await target.elementHandle();
    for (let press = 0; press < FARTHEST; press += 1) {
      // What the page has drawn anew is another element.
      if (!(await element?.evaluate((control) => control.isConnected))) element = await target.elementHandle();
      const at = await element?.evaluate(
        (control, close) =>
          control === document.activeElement ? 'it' : document.activeElement?.matches(close) ? 'notification' : '',
        CLOSE_NOTIFICATION,
      );
      if (at === 'it') return;
      if (at === 'notification') await this.#closeNotification();
      else await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    }
    assert.fail(`not reached by Tab: ${target.toString()}, the focus is on ${await this.whereabouts()}`);
  }

  /** Reaches a control that is worked by Enter: a button or a link. */
  async press(target: Locator, back = false): Promise<void> {
    await this.reach(target, back);
    await this.page.keyboard.press('Enter');
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
  }

  /** A closed list goes to the entry whose first letters are typed. */
  async choose(target: Locator, letters: string): Promise<void> {
    let chosen = '';
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await this.reach(target);
      await this.page.keyboard.type(letters);
      chosen = await target.evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.label ?? '');
      if (chosen.startsWith(letters)) return;
      // A list reads letters within a second as one word, and on a busy machine forgets in the middle of one. No event
      // tells that it has forgotten.
      await this.page.keyboard.press('Escape');
      await this.page.waitForTimeout(1_200);
    }
    assert.fail(`${letters} was typed, « ${chosen} » is chosen`);
  }

  /** A day by its figures, in whatever order this browser asks for them. */
  async day(target: Locator, day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-');
    for (const figures of [`${date}${month}${year}`, `${month}${date}${year}`]) {
      await this.reach(target);
      // The field has three parts; the figures fill it from its first one on.
      for (let part = 0; part < 3; part += 1) await this.page.keyboard.press('ArrowLeft');
      await this.page.keyboard.type(figures);
      if ((await target.inputValue()) === day) return;
    }
    assert.fail(`${day} could not be typed: ${await target.inputValue()}`);
  }

  async mustHold(target: Locator, what: string): Promise<void> {
    await target.waitFor();
    for (let attempt = 0; attempt < 500; attempt += 1) {
      if (await target.evaluate((control) => control === document.activeElement)) return;
      await this.page.waitForTimeout(20);
    }
    assert.fail(`${what}, but the focus is on ${await this.whereabouts()}`);
  }

  /**
   * One that is met on the way is closed. It gives the focus back to where one came from, and does so as well to
   * whoever walks on to the window's own controls, which a browser without a window does not have: there, nobody who
   * walks back gets past it.
   */
  async #closeNotification(): Promise<void> {
    const focused = await this.page.evaluateHandle((close) => {
      const at = document.activeElement;
      return at?.matches(close) ? at : null;
    }, CLOSE_NOTIFICATION);
    const met = focused.asElement();
    if (met === null) return;
    // One that leaves by itself at this moment takes no key any more.
    await met.press('Enter').catch(() => undefined);
    await this.page.waitForFunction((button) => !button.isConnected, met);
  }

  async whereabouts(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      return element ? `${element.tagName} ${element.id} ${element.textContent.trim().slice(0, 60)}` : 'nothing';
    });
  }
}

import type { Page } from 'playwright';

interface Stop {
  readonly where: string;
  readonly marked: boolean;
  readonly inSight: boolean;
}

/** What the Tab key stops at, but for what is set aside for robots (`tabindex="-1"`). Of radio buttons that answer one question: the chosen one, or else the first. */
const CONTROLS = [
  'a[href]',
  'button:enabled',
  'input:enabled:not([type=radio], [type=hidden])',
  '[type=radio]:checked',
  'fieldset:not(:has([type=radio]:checked)) div:first-of-type > [type=radio]',
  'select',
  'textarea',
  'summary',
  '[tabindex="0"]',
].join();

/** Walks the page with the Tab key: each control is reached once, in the order of the page, in sight and marked. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const expected = await page.evaluate(
    (controls) =>
      [...document.querySelectorAll<HTMLElement>(controls)].filter((one) => one.checkVisibility() && one.tabIndex >= 0)
        .length,
    CONTROLS,
  );
  const faults: string[] = [];
  for (let reached = 0; reached < expected; reached += 1) {
    await page.keyboard.press('Tab');
    const stop = await standing(page, reached);
    if (stop === null) return [...faults, `the walk ends after ${reached} of ${expected} controls`];
    if (!stop.marked) faults.push(`${stop.where} shows no focus`);
    if (!stop.inSight) faults.push(`${stop.where} has the focus out of sight`);
  }
  return faults;
}

async function standing(page: Page, reached: number): Promise<Stop | null> {
  return page.evaluate(
    ({ index, controls }) => {
      const all = [...document.querySelectorAll<HTMLElement>(controls)].filter(
        (one) => one.checkVisibility() && one.tabIndex >= 0,
      );
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element !== all[index]) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { top, bottom, left, right } = element.getBoundingClientRect();
      return {
        where: `${element.tagName.toLowerCase()} « ${element.textContent.trim().slice(0, 40)} »`,
        marked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        inSight: top < innerHeight && bottom > 0 && left < innerWidth && right > 0,
      };
    },
    { index: reached, controls: CONTROLS },
  );
}

import type { Page } from 'playwright';

interface Stop {
  readonly where: string;
  readonly marked: boolean;
  readonly inSight: boolean;
}

/** Walks the page with the Tab key: each control is reached once, in the order of the page, in sight and marked. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const expected = await page.evaluate(
    () =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'a[href], button:enabled, input:enabled, select, textarea, summary, [tabindex="0"]',
        ),
      ].filter((element) => element.checkVisibility()).length,
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
  return page.evaluate((index) => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button:enabled, input:enabled, select, textarea, summary, [tabindex="0"]',
      ),
    ].filter((element) => element.checkVisibility());
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element !== controls[index]) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return {
      where: `${element.tagName.toLowerCase()} « ${element.textContent.trim().slice(0, 40)} »`,
      marked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      inSight: top < innerHeight && bottom > 0 && left < innerWidth && right > 0,
    };
  }, reached);
}

import type { Page } from 'playwright';

/** WCAG 1.4.12: what a reader may set without losing a word. */
const SPACED = `*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}`;
/** WCAG 1.4.4, the hard way: twice the size of text without zooming the page. */
const LARGE = 'html{font-size:200%!important}';

/** What is lost when the reader spaces the text or doubles its size, one line each. */
export async function readingFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, content] of [
    ['spaced text', SPACED],
    ['text at 200 %', LARGE],
  ] as const) {
    const style = await page.addStyleTag({ content });
    for (const fault of await lostText(page)) faults.push(`${name}: ${fault}`);
    await style.evaluate((element) => (element as unknown as HTMLStyleElement).remove());
  }
  return faults;
}

/** Sideways scroll of the page, and boxes that cut their own text; a summary shortened on purpose is not lost. */
export async function lostText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    const reach = (element: Element) => element.getBoundingClientRect().left + element.scrollWidth;
    const outside = [...document.querySelectorAll('main *, header *, footer *')].findLast(
      (element) =>
        !element.matches('.hidden, .skip') && element.scrollWidth > element.clientWidth && reach(element) > innerWidth,
    );
    const what = `« ${outside?.textContent?.trim().slice(0, 60)} »`;
    const wide = scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide on ${innerWidth}: ${what}`] : [];
    const cut = [...document.querySelectorAll('main *, header *, footer *')].filter((element) => {
      if (element.matches('.hidden, .clamp, .skip, svg, svg *')) return false;
      const { overflowX, overflowY } = getComputedStyle(element);
      return (
        (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) ||
        (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1)
      );
    });
    return [...wide, ...cut.map((element) => `${element.tagName.toLowerCase()}.${element.className} cuts its text`)];
  });
}

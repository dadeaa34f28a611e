import { after, before } from 'node:test';
import type { Browser } from 'playwright';
import type { BackOff } from '../../scripts/stack/supervisor.ts';
import { openBrowser } from './browser.ts';
import { type Stack, startStack } from './stack.ts';

/** One stack for all cases of a journey, and what `open` makes of it; each case rests on those before it. */
export function openedForAll<Place>(
  open: (stack: Stack, browser: Browser) => Promise<Place>,
  backOff?: BackOff,
): () => Place {
  let stack: Stack | undefined;
  let browser: Browser | undefined;
  let place: Place | null = null;
  before(async () => {
    stack = await startStack(backOff);
    browser = await openBrowser();
    place = await open(stack, browser);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });
  return () => {
    if (place === null) throw new Error('asked before it is there');
    return place;
  };
}

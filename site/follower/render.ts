import { clockAt } from '../src/model/clock.ts';
import type { ReadModel } from '../src/model/read-model.ts';
import type { Pages } from './pages.ts';

export interface Rendering {
  /** Null when the page did not answer as it should. */
  readonly bytes: Buffer | null;
  readonly failure: string | null;
  /** What it read. */
  readonly keys: ReadonlySet<string>;
  /** Epoch milliseconds at which it must be rendered again though nothing has changed. */
  readonly next: number | null;
}

/** Renders one address at one instant and finds out what it depends on, also when it fails. */
export async function renderPage(
  pages: Pages,
  model: ReadModel,
  publicUrl: string,
  address: string,
  now: number,
): Promise<Rendering> {
  const keys = new Set<string>();
  const clock = clockAt(now);
  const reader = model.reader({ read: (key) => void keys.add(key), passed: clock.passed });
  const result = (bytes: Buffer | null, failure: string | null) => ({ bytes, failure, keys, next: clock.next() });
  try {
    const response = await pages.render(reader, new Request(new URL(encodeURI(address), publicUrl)));
    const bytes = Buffer.from(await response.arrayBuffer());
    const wanted = address === '/404/' ? 404 : 200;
    if (response.status === wanted && bytes.length > 0) return result(bytes, null);
    return result(null, `${address} answered ${response.status}`);
  } catch (error) {
    return result(null, `${address}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

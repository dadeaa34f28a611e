import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TakenSnapshot } from './render.ts';

const WAIT_SECONDS = 25;

/** What the follower asks of the CMS, over loopback, with the token that the CMS wrote into the data folder. */
export class CmsClient {
  readonly #url: string;
  readonly #dataDir: string;

  constructor(url: string, dataDir: string) {
    this.#url = url;
    this.#dataDir = dataDir;
  }

  /** The last position of the feed, as soon as it is beyond `after`, or after half a minute. */
  async waitForChange(after: number, signal: AbortSignal, wait = WAIT_SECONDS): Promise<number> {
    return ((await this.#ask(`/feed?after=${after}&wait=${wait}`, {}, signal)) as { last: number }).last;
  }

  async snapshot(): Promise<TakenSnapshot> {
    return (await this.#ask('/snapshot')) as TakenSnapshot;
  }

  async acknowledge(position: number, failure: string | null): Promise<void> {
    const body = JSON.stringify({ name: 'site', position, failure });
    await this.#ask('/acknowledgement', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  }

  async #ask(
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
    signal?: AbortSignal,
  ): Promise<unknown> {
    const secrets = JSON.parse(readFileSync(join(this.#dataDir, 'secrets.json'), 'utf8')) as { publisherToken: string };
    const limit = AbortSignal.timeout((WAIT_SECONDS + 20) * 1000);
    const response = await fetch(`${this.#url}/api/publisher${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${secrets.publisherToken}` },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    if (!response.ok) throw new Error(`the CMS answered ${response.status} to ${path.split('?')[0]}`);
    const text = await response.text();
    return text === '' ? null : JSON.parse(text);
  }
}

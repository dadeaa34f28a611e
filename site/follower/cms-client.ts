import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Acknowledgement, ChangesEnd, ChangesHead, PublicChange } from '@aggloforum/publisher/contract';

const WAIT_SECONDS = 25;

/** How far somebody has come, and in which database. */
export type Reached = Pick<ChangesHead, 'position' | 'mark'>;

export const NOWHERE: Reached = { position: 0, mark: '' };

export interface Taken {
  readonly head: ChangesHead;
  readonly changes: readonly PublicChange[];
}

/** What the follower asks of the CMS, over loopback, with the token that the CMS wrote into the data folder. */
export class CmsClient {
  readonly #url: string;
  readonly #dataDir: string;

  constructor(url: string, dataDir: string) {
    this.#url = url;
    this.#dataDir = dataDir;
  }

  /** What has changed after a position, as soon as something has, or after half a minute; `0` asks for everything. */
  async changes({ position, mark }: Reached, signal?: AbortSignal, wait = WAIT_SECONDS): Promise<Taken> {
    const query = new URLSearchParams({ after: String(position), mark, wait: String(wait) });
    const response = await this.#ask(`/changes?${query.toString()}`, {}, signal);
    if (response.body === null) throw new Error('the CMS answered nothing');
    let head: ChangesHead | null = null;
    const changes: PublicChange[] = [];
    for await (const line of linesOf(response.body)) {
      const said = JSON.parse(line) as ChangesHead | PublicChange | ChangesEnd;
      if ('end' in said) {
        if (head !== null && said.count === changes.length) return { head, changes };
        break;
      }
      if ('type' in said) changes.push(said);
      else head = said;
    }
    throw new Error('the answer of the CMS was torn');
  }

  async acknowledge(acknowledgement: Acknowledgement): Promise<void> {
    const body = JSON.stringify(acknowledgement);
    const headers = { 'content-type': 'application/json' };
    await (await this.#ask('/acknowledgement', { method: 'POST', body, headers })).arrayBuffer();
  }

  async #ask(
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
    signal?: AbortSignal,
  ): Promise<Response> {
    const limit = AbortSignal.timeout((WAIT_SECONDS + 60) * 1000);
    const response = await fetch(`${this.#url}/api/publisher${path}`, {
      ...init,
      headers: { ...init.headers, authorization: authorization(this.#dataDir) },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    if (!response.ok) throw new Error(`the CMS answered ${response.status} to ${path.split('?')[0]}`);
    return response;
  }
}

/** Read each time: a CMS that starts on an empty folder has not made it yet. */
export function authorization(dataDir: string): string {
  const secrets = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { publisherToken: string };
  return `Bearer ${secrets.publisherToken}`;
}

/** A line is given once it is whole; what a torn answer leaves unfinished is not. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

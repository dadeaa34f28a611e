import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicSnapshot } from '@aggloforum/publisher/contract';
import type { CopiedFile } from '../render.ts';

const TOKEN = 'a-token-for-tests';

/** Speaks the publisher's three endpoints, so that the site's processes can be tried without a Strapi. */
export class StandInCms {
  readonly #server = createServer((request, response) => this.#answer(request, response));
  readonly #data: { snapshot: PublicSnapshot; files: readonly CopiedFile[] };
  #waiting: (() => void)[] = [];
  port = 0;
  acknowledged: { position: number; failure: string | null }[] = [];
  readonly seen: { method: string; path: string; headers: IncomingMessage['headers'] }[] = [];

  constructor(snapshot: PublicSnapshot, files: readonly CopiedFile[]) {
    this.#data = { snapshot: { ...snapshot, position: 1 }, files };
  }

  async open(dataDir: string): Promise<void> {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify({ publisherToken: TOKEN }));
    await new Promise<void>((done) => this.#server.listen(this.port, '127.0.0.1', done));
    this.port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#wake();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  get snapshot(): PublicSnapshot {
    return this.#data.snapshot;
  }

  /** One committed change. */
  change(change: (snapshot: PublicSnapshot) => PublicSnapshot): number {
    const position = this.#data.snapshot.position + 1;
    this.#data.snapshot = { ...change(this.#data.snapshot), position };
    this.#wake();
    return position;
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://cms');
    this.seen.push({ method: request.method ?? '', path: url.pathname, headers: request.headers });
    const send = (body: unknown) => response.end(JSON.stringify(body));
    if (!url.pathname.startsWith('/api/publisher/')) return void send({ status: 'ok' });
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return void response.writeHead(403).end();
    if (url.pathname.endsWith('/snapshot')) return void send(this.#data);
    if (url.pathname.endsWith('/acknowledgement')) return this.#acknowledge(request, response);
    const after = Number(url.searchParams.get('after'));
    const entries = () =>
      send({
        entries: this.snapshot.position > after ? [{ position: this.snapshot.position }] : [],
        last: this.snapshot.position,
      });
    if (this.snapshot.position > after || url.searchParams.get('wait') === '0') entries();
    else this.#waiting.push(entries);
  }

  #acknowledge(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.acknowledged.push(
        JSON.parse(Buffer.concat(chunks).toString()) as { position: number; failure: string | null },
      );
      response.writeHead(204).end();
    });
  }
}

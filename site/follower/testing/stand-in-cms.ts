import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { freePort } from '../../../plugins/publisher/testing/free-port.ts';
import type {
  Acknowledgement,
  ChangesHead,
  CopiedFile,
  Desired,
  PublicChange,
  PublicPreview,
  PublicSnapshot,
} from '@aggloforum/publisher/contract';
import { changesOf } from '../../src/model/rows.ts';

const TOKEN = 'a-token-for-tests';

/** Speaks the publisher's endpoints, so that the site's processes can be tried without a Strapi. */
export class StandInCms {
  readonly #server = createServer({ keepAliveTimeout: 0 }, (request, response) => this.#answer(request, response));
  readonly #files: readonly CopiedFile[];
  #snapshot: PublicSnapshot;
  /** Position of the last change of each entry, by type and id. */
  readonly #changedAt = new Map<string, { readonly position: number; readonly change: PublicChange }>();
  #waiting: (() => void)[] = [];
  port = 0;
  /** When the last change was told to who was waiting, by `performance.now()`. */
  toldAt = 0;
  desired: Desired = { rebuild: 0, bundle: 'current' };
  acknowledged: Acknowledgement[] = [];
  /** What the token of a preview opens; a number is the status of a refusal. */
  readonly previews = new Map<string, PublicPreview | number>();
  /** What an endpoint of a form answers, by its path, or by `POST` and its path. */
  readonly answers = new Map<string, { readonly status: number; readonly body: object }>();
  readonly seen: { method: string; path: string; headers: IncomingMessage['headers'] }[] = [];

  constructor(snapshot: PublicSnapshot, files: readonly CopiedFile[]) {
    this.#snapshot = { ...snapshot, position: 1 };
    this.#files = files;
  }

  async open(dataDir: string): Promise<void> {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify({ publisherToken: TOKEN }));
    // The same one again after it was closed.
    this.port ||= await freePort();
    await new Promise<void>((done) => this.#server.listen(this.port, '127.0.0.1', done));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#waiting = [];
    await new Promise((done) => this.#server.close(done));
  }

  get snapshot(): PublicSnapshot {
    return this.#snapshot;
  }

  /** One committed change. */
  change(change: (snapshot: PublicSnapshot) => PublicSnapshot): number {
    const position = this.#snapshot.position + 1;
    const before = byKey(this.#snapshot);
    this.#snapshot = { ...change(this.#snapshot), position };
    const after = byKey(this.#snapshot);
    for (const [key, { type, id }] of before) {
      if (!after.has(key)) this.#changedAt.set(key, { position, change: { type, id, row: null } as PublicChange });
    }
    for (const [key, entry] of after) {
      if (before.get(key)?.row !== entry.row) this.#changedAt.set(key, { position, change: entry });
    }
    this.toldAt = performance.now();
    this.wake();
    return position;
  }

  wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://cms');
    this.seen.push({ method: request.method ?? '', path: url.pathname, headers: request.headers });
    if (!url.pathname.startsWith('/api/publisher/')) {
      const named = this.answers.get(`${request.method} ${url.pathname}`) ?? this.answers.get(url.pathname);
      const { status, body } = named ?? { status: 200, body: { status: 'ok' } };
      return void response.writeHead(status).end(JSON.stringify(body));
    }
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return void response.writeHead(403).end();
    if (url.pathname.endsWith('/acknowledgement')) return this.#acknowledge(request, response);
    if (url.pathname.endsWith('/preview')) return this.#preview(url.searchParams.get('token') ?? '', response);
    const after = Number(url.searchParams.get('after'));
    const answer = () => response.end(this.#changesAfter(after));
    if (this.#snapshot.position !== after || url.searchParams.get('wait') === '0') answer();
    else this.#waiting.push(answer);
  }

  #preview(token: string, response: ServerResponse): void {
    const known = this.previews.get(token) ?? 404;
    if (typeof known === 'number') return void response.writeHead(known).end();
    const changes = known.changes.map((change) => this.#withFiles(change));
    response.end(JSON.stringify({ ...known, changes }));
  }

  #changesAfter(after: number): string {
    const { position, mode } = this.#snapshot;
    const whole = after === 0 || after > position;
    const head: ChangesHead = { position, mark: `mark-${position}`, whole, mode, desired: this.desired };
    const changes = whole
      ? changesOf(this.#snapshot)
      : [...this.#changedAt.values()].filter((one) => one.position > after).map(({ change }) => change);
    const lines = [head, ...changes.map((change) => this.#withFiles(change)), { end: true, count: changes.length }];
    return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  }

  #withFiles(change: PublicChange): PublicChange {
    if (this.#files.length === 0) return change;
    const text = JSON.stringify(change.row);
    const files = this.#files.filter(({ path }) => text.includes(path));
    return files.length === 0 ? change : { ...change, files };
  }

  #acknowledge(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.acknowledged.push(JSON.parse(Buffer.concat(chunks).toString()) as Acknowledgement);
      response.end();
    });
  }
}

function byKey(snapshot: PublicSnapshot): Map<string, PublicChange> {
  return new Map(changesOf(snapshot).map((change) => [`${change.type} ${change.id}`, change]));
}

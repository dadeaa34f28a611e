import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { doorToken } from '@aggloforum/concertation/contract/taking-part.ts';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import { BenchSite, NOON } from '../../follower/testing/bench-site.ts';
import { createFrontDoor } from '../server.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

interface Secrets {
  readonly publisherToken: string;
}

export interface OpenDoor {
  readonly port: number;
  close(): Promise<void>;
}

/** One front door for all cases, with a release, a page that moved, one that was withdrawn, and a CMS that stands in. */
export class DoorHouse {
  readonly bench = new BenchSite();
  #door: OpenDoor | null = null;

  constructor() {
    before(async () => this.#open());
    after(async () => {
      await this.#door?.close();
      await this.bench.close();
    });
  }

  async #open(): Promise<void> {
    const { bench } = this;
    await bench.open();
    bench.cms.change((snapshot) => ({
      ...snapshot,
      redirects: [{ from: '/ancienne-adresse/', to: '/projets/' }],
      withdrawals: [
        {
          path: '/projets/quai/',
          title: 'Le quai',
          service: 'Direction de la communication',
          at: new Date(NOON).toISOString(),
          reason: 'Publié par erreur',
        },
      ],
    }));
    this.#door = await openDoor(bench);
    // The compiled pages ask where a process of their own would.
    const { CMS_PORT, DATA_DIR } = bench.env();
    Object.assign(process.env, { CMS_PORT, DATA_DIR });
    assert.equal((await this.ask('/')).status, 503);
    assert.equal((await this.ask('/health')).status, 503);
    bench.start();
    await bench.untilPosition(2);
    await bench.untilStill();
  }

  get port(): number {
    if (this.#door === null) throw new Error('asked before it is there');
    return this.#door.port;
  }

  /** By which the CMS knows that this front door asks. */
  get doorToken(): string {
    const secrets = readFileSync(join(this.bench.folder, 'data', 'secrets.json'), 'utf8');
    return doorToken((JSON.parse(secrets) as Secrets).publisherToken);
  }

  /** Addresses as they are typed: `fetch` would tidy them up first. */
  async ask(path: string, method = 'GET', headers: Record<string, string> = {}, body = ''): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const asked = request({ port: this.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', reject).end(body);
    return promise;
  }
}

export async function openDoor(bench: BenchSite, trustedProxy = ''): Promise<OpenDoor> {
  const server = createFrontDoor({
    siteDir: bench.siteDir,
    dataDir: join(bench.folder, 'data'),
    cmsUrl: `http://127.0.0.1:${bench.cms.port}`,
    publicUrl: bench.publicUrl,
    clock: createClock(undefined),
    trustedProxy,
  });
  // Ten thousand requests in one breath may wait for one another longer than a visitor's would.
  server.headersTimeout = 0;
  server.requestTimeout = 0;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { port: (server.address() as AddressInfo).port, close };
}

import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import { freePort } from '../../plugins/publisher/testing/free-port.ts';
import { createFrontDoor } from '../../site/front-door/server.ts';
import { BenchSite, NOON } from '../../site/follower/testing/bench-site.ts';
import { caddyConfiguration } from './caddy.ts';
import { nginxConfiguration } from './nginx.ts';
import { DOOR } from './shared.ts';

const GONE = '/projets/quai/';
const COMPARED = [
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'x-frame-options',
  'cache-control',
  'content-type',
  'content-disposition',
  'access-control-allow-origin',
  'content-encoding',
  'location',
  'allow',
];

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}
interface Places {
  readonly port: number;
  readonly door: number;
  readonly siteDir: string;
  readonly folder: string;
}
interface WebServer {
  readonly name: string;
  readonly binary: string;
  readonly encodings: readonly string[];
  start(places: Places): ChildProcess;
}

const BROTLI = '/usr/share/nginx/modules/ngx_http_brotli_static_module.so';
const hasBrotli = existsSync(BROTLI);

const NGINX: WebServer = {
  name: 'nginx',
  binary: '/usr/sbin/nginx',
  encodings: hasBrotli ? ['', 'gzip', 'br'] : ['', 'gzip'],
  start({ port, door, siteDir, folder }) {
    const site = nginxConfiguration()
      .replaceAll('SITE_DIR', siteDir)
      .replace(DOOR, `127.0.0.1:${door}`)
      .replace('listen 80', `listen 127.0.0.1:${port}`);
    const main = [
      ...(hasBrotli ? [`load_module ${BROTLI};`] : []),
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      `pid ${folder}/nginx.pid;`,
      'daemon off;',
      `error_log ${folder}/nginx.log;`,
      'events { }',
      'http {',
      `access_log ${folder}/access.log combined;`,
      ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`),
      hasBrotli ? site.replace('# brotli_static', 'brotli_static') : site,
      '}',
    ];
    writeFileSync(join(folder, 'nginx.conf'), main.join('\n'));
    return spawn(this.binary, ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
  },
};

const CADDY: WebServer = {
  name: 'Caddy',
  binary: '/usr/bin/caddy',
  encodings: ['', 'gzip', 'br'],
  start({ port, door, siteDir, folder }) {
    const site = caddyConfiguration()
      .replaceAll('SITE_DIR', siteDir)
      .replace(DOOR, `127.0.0.1:${door}`)
      .replace('http://concertation.example', `http://127.0.0.1:${port}`);
    writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${site}`);
    const args = ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')];
    const log = openSync(join(folder, 'caddy.log'), 'a');
    return spawn(this.binary, args, { stdio: ['ignore', log, log], env: { ...process.env, HOME: folder } });
  },
};

for (const webServer of [NGINX, CADDY]) {
  // A machine without it says so, with what was judged instead: `written.test.ts` reads the file as nginx would.
  if (existsSync(webServer.binary)) describeWebServer(webServer);
  else
    test(`${webServer.name} is not on this machine: its file is judged by written.test.ts alone`, () => {
      assert.notEqual(spawnSync(webServer.binary).error, undefined);
    });
}

function describeWebServer(webServer: WebServer): void {
  describe(`${webServer.name} before the front door`, () => {
    const bench = new BenchSite();
    const door = createFrontDoor({
      siteDir: bench.siteDir,
      dataDir: join(bench.folder, 'data'),
      cmsUrl: 'http://127.0.0.1:9',
      publicUrl: bench.publicUrl,
      clock: createClock(undefined),
    });
    let child: ChildProcess;
    let doorPort = 0;
    let port = 0;
    const folder = join(bench.folder, webServer.name);
    const documents = { pdf: '', picture: '' };

    before(async () => {
      // From here on, and not from when this file was read: an opening three minutes later renders pages anew.
      bench.setClock(NOON);
      await bench.open();
      bench.cms.change((snapshot) => ({
        ...snapshot,
        redirects: [{ from: '/ancienne-adresse/', to: '/projets/' }],
        withdrawals: [withdrawal(GONE)],
      }));
      bench.start();
      await bench.untilPosition(2);
      await bench.untilStill();
      await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));
      doorPort = (door.address() as AddressInfo).port;
      port = await freePort();
      mkdirSync(folder);
      child = webServer.start({ port, door: doorPort, siteDir: bench.siteDir, folder });
      const paths = [...JSON.stringify(bench.cms.snapshot).matchAll(/"(\/documents\/[^"]+)"/g)].map(([, path]) => path);
      documents.pdf = paths.find((path) => path?.endsWith('.pdf')) ?? '';
      documents.picture = paths.find((path) => path?.endsWith('.png')) ?? '';
      await untilItAnswers(port);
    });
    after(async () => {
      const ended = child.exitCode === null ? once(child, 'exit') : null;
      child.kill();
      await ended;
      door.closeAllConnections();
      await new Promise((done) => door.close(done));
      await bench.close();
    });

    test('answers as the front door does: status, headers and bytes', async () => {
      const styles = /href="(\/_astro\/[^"]+\.css)"/.exec(bench.read('index.html'))?.[1] ?? '';
      const paths = ['/', '/projets/', '/projets', '/flux.xml', '/calendrier.ics', '/donnees/projets.json', styles];
      const others = [documents.pdf, documents.picture, '/robots.txt', '/.well-known/security.txt', '/favicon.svg'];
      const none = [GONE, '/projets/rien/', '/ancienne-adresse', '/index.html.br', '/index.html.gz', `/retire${GONE}`];
      const away = ['/documents/0/x.pdf', '/api/publisher/feed', '/participer/rien/x', '/.git/config', '/404.html'];
      for (const path of [...paths, ...others, ...none, ...away]) {
        for (const encoding of webServer.encodings) {
          const headers: Record<string, string> = encoding === '' ? {} : { 'accept-encoding': encoding };
          const [theirs, ours] = [await ask(port, path, headers), await ask(doorPort, path, headers)];
          assert.deepEqual(seen(theirs), seen(ours), `${path} ${encoding}`);
          assert.ok(theirs.body.equals(ours.body), `${path} ${encoding}`);
        }
      }
      assert.equal((await ask(port, GONE)).status, 410);
      assert.equal((await ask(port, '/', {}, 'POST')).status, 405);
    });

    test('lets nothing that was taken down be shown from a cache', async () => {
      const [first] = bench.cms.snapshot.projects;
      const path = `/projets/${first?.slug}/`;
      const before = await ask(port, path);
      const known = { 'if-none-match': String(before.headers['etag']) };
      assert.deepEqual([before.status, before.headers['cache-control']], [200, 'no-cache']);
      assert.equal((await ask(port, path, known)).status, 304);
      const position = bench.cms.change((snapshot) => ({
        ...snapshot,
        projects: snapshot.projects.filter(({ slug }) => slug !== first?.slug),
        consultations: snapshot.consultations.filter(({ project }) => project !== first?.slug),
        events: snapshot.events.filter(({ project }) => project !== first?.slug),
        syntheses: snapshot.syntheses.filter(({ consultation }) => !consultation?.startsWith(`${first?.slug}/`)),
        withdrawals: [...snapshot.withdrawals, withdrawal(path)],
      }));
      await bench.untilPosition(position);
      const taken = await ask(port, path, known);
      assert.equal(taken.status, 410);
      assert.match(taken.body.toString(), /Publié par erreur/);
    });

    test('writes no personal link into a log, nor that somebody came from one, also while the front door is away', async () => {
      const personal = '/participer/ma-contribution/lien-personnel-0123456789/';
      const visit = async () => {
        for (const path of [personal, '/', '/_astro/rien.css'])
          await ask(port, path, { referer: `${bench.publicUrl}${personal}` });
      };
      await visit();
      door.closeAllConnections();
      await new Promise((done) => door.close(done));
      await visit();
      assert.equal((await ask(port, personal)).status, 502);
      const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
      assert.ok(logs.length > 0);
      for (const name of logs) assert.doesNotMatch(readFileSync(join(folder, name), 'utf8'), /lien-personnel/, name);
    });
  });
}

/** A server may say less of what it has in one form only. */
function seen({ status, headers }: Answer): object {
  const vary = headers['content-encoding'] === undefined ? '' : String(headers['vary']).toLowerCase();
  return { status, vary, ...Object.fromEntries(COMPARED.map((name) => [name, headers[name]])) };
}

function withdrawal(path: string) {
  const service = 'Direction de la communication';
  return { path, title: 'Le quai', service, at: new Date(NOON).toISOString(), reason: 'Publié par erreur' };
}

async function ask(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const asked = request({ port, path, method, headers, host: '127.0.0.1' }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () =>
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
    );
  });
  asked.on('error', reject).end();
  return promise;
}

async function untilItAnswers(port: number): Promise<void> {
  for (let attempts = 0; attempts < 1_200; attempts += 1) {
    try {
      await ask(port, '/robots.txt');
      return;
    } catch {
      await pause(50);
    }
  }
  throw new Error('the web server does not answer');
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import {
  type CommentContext,
  COMMENTS_PATH,
  ownCommentEndpoint,
  ownCommentPage,
} from '@aggloforum/concertation/contract/comments.ts';
import {
  CLIENT_HEADER,
  DOOR_HEADER,
  doorToken,
  FORM_TOKEN_PATH,
} from '@aggloforum/concertation/contract/taking-part.ts';
import {
  confirmationEndpoint,
  confirmationPage,
  disownmentPage,
  entryEndpoint,
  entryPage,
} from '@aggloforum/directory-mailing/contract/entry.ts';
import { unsubscriptionEndpoint, unsubscriptionPage } from '@aggloforum/directory-mailing/contract/unsubscription.ts';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import { filesBelow } from '../follower/files.ts';
import { BenchSite, NOON } from '../follower/testing/bench-site.ts';
import { ownComment } from '../src/testing/comments.ts';
import { createFrontDoor } from './server.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

interface Secrets {
  readonly publisherToken: string;
}

describe('the front door', () => {
  const bench = new BenchSite();
  let port = 0;
  let server: ReturnType<typeof createFrontDoor>;

  /** Addresses as they are typed: `fetch` would tidy them up first. */
  const ask = async (
    path: string,
    method = 'GET',
    headers: Record<string, string> = {},
    body = '',
  ): Promise<Answer> => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const asked = request({ port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', reject).end(body);
    return promise;
  };

  before(async () => {
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
    server = createFrontDoor({
      siteDir: bench.siteDir,
      dataDir: join(bench.folder, 'data'),
      cmsUrl: `http://127.0.0.1:${bench.cms.port}`,
      publicUrl: bench.publicUrl,
      clock: createClock(undefined),
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
    assert.equal((await ask('/')).status, 503);
    assert.equal((await ask('/health')).status, 503);
    bench.start();
    await bench.untilPosition(2);
    await bench.untilStill();
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await bench.close();
  });

  test('serves every file of the release, with its type', async () => {
    const types: Record<string, RegExp> = {
      html: /^text\/html;\s?charset=utf-8$/,
      xml: /xml; charset=utf-8$/,
      ics: /^text\/calendar; charset=utf-8$/,
      json: /^application\/json; charset=utf-8$/,
      css: /^text\/css/,
    };
    for (const file of filesBelow(join(bench.siteDir, 'current'))) {
      if (/\.(br|gz)$/.test(file) || file.startsWith('retire/')) continue;
      const answer = await ask(`/${file.replace(/(^|\/)index\.html$/, '$1')}`);
      assert.equal(answer.status, 200, file);
      const type = types[file.slice(file.lastIndexOf('.') + 1)];
      if (type) assert.match(String(answer.headers['content-type']), type, file);
    }
  });

  test('sends a strict policy with every answer', async () => {
    for (const path of [
      '/',
      '/projets/',
      '/rien-du-tout/',
      '/projets/quai/',
      '/health',
      '/api/publisher/feed',
      '/flux.xml',
    ]) {
      const { headers } = await ask(path);
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /default-src 'none'/, path);
      assert.match(policy, /frame-ancestors 'none'/, path);
      assert.doesNotMatch(policy, /unsafe|https?:|\*/, path);
      assert.equal(headers['x-content-type-options'], 'nosniff', path);
      assert.equal(headers['referrer-policy'], 'same-origin', path);
      assert.equal(headers['set-cookie'], undefined, path);
    }
  });

  test('leads on where something moved, and says what stood where something was withdrawn', async () => {
    assert.deepEqual(
      [(await ask('/ancienne-adresse')).status, (await ask('/ancienne-adresse/')).headers.location],
      [301, '/projets/'],
    );
    assert.equal((await ask('/projets')).headers.location, '/projets/');
    const gone = await ask('/projets/quai/');
    assert.equal(gone.status, 410);
    assert.match(gone.body.toString(), /Le quai/);
    assert.match(gone.body.toString(), /Publié par erreur/);
    assert.equal((await ask('/projets/rien/')).status, 404);
  });

  test('leads from a page of a list that no longer stands to the list', async () => {
    const gone = await ask('/projets/page/99/');
    assert.equal(gone.status, 301);
    assert.equal(gone.headers['location'], '/projets/');
    assert.equal((await ask('/projets/commune/nulle-part/page/2/')).status, 404);
  });

  test('sends compressed twins and answers 304 for what has not changed', async () => {
    const plain = await ask('/');
    const packed = await ask('/', 'GET', { 'accept-encoding': 'br' });
    assert.equal(packed.headers['content-encoding'], 'br');
    assert.ok(packed.body.length < plain.body.length / 2);
    assert.equal((await ask('/', 'GET', { 'if-none-match': String(plain.headers.etag) })).status, 304);
  });

  test('gives documents for download, in a sandbox', async () => {
    const path = bench.cms.snapshot.consultations.flatMap(({ documents }) =>
      documents.flatMap(({ file }) => (file ? [file.path] : [])),
    )[0];
    assert.ok(path);
    const { status, headers, body } = await ask(path);
    assert.equal(status, 200);
    assert.match(body.subarray(0, 5).toString(), /%PDF-/);
    assert.match(String(headers['content-disposition']), /^attachment; filename="/);
    assert.match(String(headers['content-security-policy']), /sandbox/);
  });

  test('hides twins, unfinished files, private data and everything outside the release', async () => {
    for (const path of [
      '/index.html.br',
      '/index.html.gz',
      '/private/taken.json',
      '/../private/taken.json',
      '/%2e%2e/private/taken.json',
      '/..%2fprivate/taken.json',
      '/..%5cprivate/taken.json',
      '/retire/projets/quai/',
      '//etc/passwd',
      '/state.json',
    ]) {
      assert.ok([400, 404].includes((await ask(path)).status), path);
    }
    assert.equal((await ask('/%zz')).status, 400);
  });

  test('passes on named endpoints only, without cookies, and says itself whom it serves', async () => {
    const before = bench.cms.seen.length;
    for (const path of [
      '/admin',
      '/admin/init',
      '/api/publisher/snapshot',
      '/api/projects?status=draft',
      '/api/auth/local',
      '/upload',
      '/uploads/x.pdf',
      '/content-manager/collection-types',
    ]) {
      assert.equal((await ask(path)).status, 404, path);
      assert.ok([404, 405].includes((await ask(path, 'POST')).status), path);
    }
    assert.equal(bench.cms.seen.slice(before).filter(({ path }) => !path.includes('/publisher/feed')).length, 0);
    const path = '/api/directory-mailing/unsubscriptions/abc.def';
    const answer = await ask(
      path,
      'POST',
      {
        cookie: 'a=b',
        'x-forwarded-for': '203.0.113.9',
        'x-aggloforum-client': '203.0.113.9',
        'x-aggloforum-door': 'x',
        authorization: 'Bearer x',
        'content-type': 'application/x-www-form-urlencoded',
      },
      'List-Unsubscribe=One-Click',
    );
    assert.equal(answer.status, 200);
    const passed = bench.cms.seen.find((seen) => seen.path === path);
    const { cookie, authorization, ...headers } = passed?.headers ?? {};
    assert.deepEqual([cookie, authorization, headers['x-forwarded-for']], [undefined, undefined, undefined]);
    assert.deepEqual([headers[CLIENT_HEADER], headers[DOOR_HEADER]], ['127.0.0.1', doorTokenOf(bench)]);
    assert.equal((await ask(path, 'POST', {}, 'x'.repeat(5_000))).status, 413);
    const bounces = '/api/directory-mailing/bounces';
    await ask(bounces, 'POST', { 'x-aggloforum-signature': 't=1,v1=0', 'content-type': 'application/json' }, '{}');
    const signed = bench.cms.seen.find((seen) => seen.path === bounces);
    assert.equal(signed?.headers['x-aggloforum-signature'], 't=1,v1=0');
    assert.equal((await ask(bounces, 'POST', {}, 'x'.repeat(8_193))).status, 413);
  });

  describe('behind a proxy that it knows', () => {
    let behind: ReturnType<typeof createFrontDoor>;
    let site = '';
    before(async () => {
      behind = createFrontDoor({
        siteDir: bench.siteDir,
        dataDir: join(bench.folder, 'data'),
        cmsUrl: `http://127.0.0.1:${bench.cms.port}`,
        publicUrl: bench.publicUrl,
        clock: createClock(undefined),
        trustedProxy: '127.0.0.1',
      });
      await new Promise<void>((done) => behind.listen(0, '127.0.0.1', done));
      site = `http://127.0.0.1:${(behind.address() as AddressInfo).port}`;
      // The compiled pages ask where a process of their own would.
      const { CMS_PORT, DATA_DIR } = bench.env();
      Object.assign(process.env, { CMS_PORT, DATA_DIR });
    });
    after(async () => {
      behind.closeAllConnections();
      await new Promise((done) => behind.close(done));
    });

    test('believes it when it says who asks, and no further than that', async () => {
      const path = '/api/directory-mailing/unsubscriptions/abc.def';
      const seenAs = async (headers: Record<string, string>) => {
        assert.equal((await fetch(site + path, { method: 'POST', headers })).status, 200);
        return bench.cms.seen.findLast((seen) => seen.path === path)?.headers[CLIENT_HEADER];
      };
      assert.equal(await seenAs({ 'x-forwarded-for': '198.51.100.66, 203.0.113.9' }), '203.0.113.9');
      assert.equal(await seenAs({ forwarded: 'for=198.51.100.66, for="[2001:db8::1]:80"' }), '2001:db8::1');
      assert.equal(await seenAs({ 'x-forwarded-for': '203.0.113.9', [CLIENT_HEADER]: '198.51.100.66' }), '203.0.113.9');
      assert.equal(await seenAs({ [CLIENT_HEADER]: '198.51.100.66', [DOOR_HEADER]: 'x' }), '127.0.0.1');
    });

    test('tells the CMS the same about who comments in two steps without a script, and about who sends JSON', async () => {
      const context: CommentContext = {
        project: { slug: 'halle', title: 'La halle' },
        consultation: { slug: 'avis', title: 'Votre avis' },
        refusal: null,
        parent: null,
        charterVersion: '1',
        next: 'L’équipe lit votre texte.',
        outsideRegister: false,
      };
      const { answers } = bench.cms;
      answers.set('/api/concertation/comment-contexts/halle', { status: 200, body: context });
      answers.set(FORM_TOKEN_PATH, { status: 200, body: { formToken: 'token' } });
      answers.set(COMMENTS_PATH, { status: 201, body: { reference: 'COM-1', state: 'pending', own: 'own.token' } });
      const fields = { project: 'halle', charterVersion: '1', authorName: 'Ana', body: 'Une halle couverte.' };
      const sending = { formToken: 'token', idempotencyKey: '0123456789abcdef' };
      const headers = { 'x-forwarded-for': '198.51.100.66, 203.0.113.9', 'sec-fetch-site': 'same-origin' };
      const inTwoSteps = async (more: object = {}) =>
        fetch(`${site}/participer/commentaire`, {
          method: 'POST',
          headers,
          body: new URLSearchParams({ ...fields, ...more }),
          redirect: 'manual',
        });
      const before = bench.cms.seen.length;
      assert.match(await (await inTwoSteps()).text(), /Relisez et envoyez/);
      const second = await inTwoSteps(sending);
      assert.deepEqual(
        [second.status, second.headers.get('location')],
        [303, '/participer/ma-contribution/own.token/'],
      );
      const json = { ...headers, 'content-type': 'application/json' };
      const body = JSON.stringify({ ...fields, ...sending });
      assert.equal((await fetch(site + COMMENTS_PATH, { method: 'POST', headers: json, body })).status, 201);
      const asked = bench.cms.seen.slice(before).filter(({ path }) => path.startsWith('/api/concertation/'));
      assert.equal(asked.filter(({ path }) => path === COMMENTS_PATH).length, 2);
      const told = ['203.0.113.9', doorTokenOf(bench)];
      for (const one of asked) assert.deepEqual([one.headers[CLIENT_HEADER], one.headers[DOOR_HEADER]], told, one.path);

      answers.set(COMMENTS_PATH, { status: 500, body: {} });
      const lost = await inTwoSteps(sending);
      const page = await lost.text();
      assert.deepEqual([lost.status, lost.headers.get('retry-after')], [503, '120']);
      for (const kept of [...Object.values(sending), 'Une halle couverte.', 'nous ne savons pas'])
        assert.ok(page.includes(kept), `${kept} is not on the page`);
      assert.doesNotMatch(page, /Rien n’(a été|est encore) enregistré/);
    });

    test('shows an author what was decided meanwhile, and keeps what they typed', async () => {
      const TOKEN = 'k1.own-comment.signature';
      const comment = ownComment();
      const { answers } = bench.cms;
      answers.set(ownCommentEndpoint(TOKEN), { status: 200, body: comment });
      const refused = { error: { code: 'changed-meanwhile', message: 'Quelque chose a changé.' } };
      answers.set(`POST ${ownCommentEndpoint(TOKEN)}`, { status: 409, body: refused });
      const correct = async () => {
        const body = new URLSearchParams({ act: 'correct', version: '1', body: 'Une halle couverte.' });
        const answer = await fetch(site + ownCommentPage(TOKEN), { method: 'POST', body });
        return { status: answer.status, page: await answer.text() };
      };
      const { status, page } = await correct();
      assert.equal(status, 409);
      for (const shown of ['Quelque chose a changé.', 'Décidé entre-temps', 'Une halle couverte.</textarea>'])
        assert.ok(page.includes(shown), `${shown} is not on the page`);
      assert.match(page, /name="version" value="2"/);
      const taken = { ...comment, author: 'withdrawn', may: { ...comment.may, correct: false, withdraw: false } };
      answers.set(ownCommentEndpoint(TOKEN), { status: 200, body: taken });
      assert.match((await correct()).page, /gardé ici<\/label>\s*<textarea[^>]*>Une halle couverte\.<\/textarea>/);
    });
  });

  test('a page that fails says so, and is not said to be none', async () => {
    const token = 'k1.of-a-page.that-fails';
    bench.cms.answers.set(ownCommentEndpoint(token), { status: 200, body: { reference: 'COM-1' } });
    const { status, body, headers } = await ask(ownCommentPage(token));
    assert.deepEqual([status, headers['cache-control']], [500, 'no-store']);
    assert.match(body.toString(), /<h1>Cette page n’a pas pu s’afficher<\/h1>[^]*Nous joindre autrement/);
  });

  test('scanners that read the links of a mail ten thousand times ask the CMS to change nothing', async () => {
    const token = 'k1.c2NhbiBvZiBhIGxpbms.abcdefghijklmnopqrstuvwxyz';
    const { answers } = bench.cms;
    const asking = { state: 'asking', version: '2', wording: 'J’accepte de recevoir un courriel.' };
    answers.set(confirmationEndpoint(token), { status: 200, body: asking });
    answers.set(entryEndpoint(token), { status: 410, body: {} });
    const page = await ask(confirmationPage(token));
    assert.match(page.body.toString(), /J’accepte de recevoir un courriel/, 'the wording beside the button');
    const leading = await ask(unsubscriptionEndpoint(token));
    assert.deepEqual([leading.status, leading.headers['location']], [303, unsubscriptionPage(token)]);
    assert.equal(leading.headers['cache-control'], 'no-store');
    const before = bench.cms.seen.length;
    const pages = [unsubscriptionPage, confirmationPage, entryPage, disownmentPage].map((of) => of(token));
    // Most read what stands in the head of a mail, which costs little; each reads the pages too.
    const links = [...pages, ...Array.from({ length: 36 }, () => unsubscriptionEndpoint(token))];
    const statuses = await Promise.all(Array.from({ length: 10 }, async () => scan(port, links, 1_000)));
    assert.equal(statuses.flat().length, 10_000);
    assert.deepEqual(
      [...new Set(statuses.flat())].toSorted((a, b) => a - b),
      [200, 303, 410],
    );
    const asked = bench.cms.seen.slice(before).filter(({ path }) => path.startsWith('/api/directory-mailing/'));
    assert.equal(asked.length, 500, 'two of four pages ask, of forty links');
    assert.deepEqual([...new Set(asked.map(({ method }) => method))], ['GET']);
  });

  test('refuses posts that come from another site', async () => {
    assert.equal((await ask('/participer/desinscription/x', 'POST', { 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal(
      (await ask('/participer/desinscription/x', 'POST', { origin: 'https://ailleurs.example' })).status,
      403,
    );
    const { status, headers } = await ask('/participer/rien-du-tout/x');
    assert.deepEqual([status, headers['x-robots-tag']], [404, 'noindex']);
    assert.equal((await ask('/projets/', 'POST')).status, 405);
  });

  test('stays open while the CMS is down', async () => {
    assert.deepEqual(JSON.parse((await ask('/health')).body.toString()), { status: 'ok', cms: 'up' });
    await bench.cms.close();
    assert.deepEqual(JSON.parse((await ask('/health')).body.toString()), { status: 'ok', cms: 'down' });
    assert.equal((await ask('/')).status, 200);
    const refused = await ask('/api/directory-mailing/unsubscriptions/abc.def', 'POST');
    assert.deepEqual([refused.status, refused.headers['retry-after']], [503, '30']);
    await bench.cms.open(join(bench.folder, 'data'));
  });
});

/** As a scanner reads links: many at once over one connection, heads and bodies. Answers the status of each. */
async function scan(port: number, links: readonly string[], times: number): Promise<number[]> {
  const socket = connect(port, '127.0.0.1');
  const asked = Array.from({ length: times }, (_, n) => {
    const end = n === times - 1 ? 'close' : 'keep-alive';
    const method = n % 3 === 0 ? 'HEAD' : 'GET';
    return `${method} ${links[n % links.length]} HTTP/1.1\r\nHost: x\r\nConnection: ${end}\r\n\r\n`;
  });
  socket.write(asked.join(''));
  return [...(await text(socket)).matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

function doorTokenOf(bench: BenchSite): string {
  const secrets = readFileSync(join(bench.folder, 'data', 'secrets.json'), 'utf8');
  return doorToken((JSON.parse(secrets) as Secrets).publisherToken);
}

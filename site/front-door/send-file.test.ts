import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setImmediate as next } from 'node:timers/promises';
import { sendFile } from './send-file.ts';

const root = mkdtempSync(join(tmpdir(), 'aggloforum-files-'));
const server = createServer((request, response) => {
  if (!sendFile(root, request.url ?? '/', request, response)) response.writeHead(404).end();
});
const ask = async (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });
const put = (name: string, text: string) => {
  writeFileSync(join(root, `${name}.tmp`), text);
  renameSync(join(root, `${name}.tmp`), join(root, name));
};

before(async () => {
  mkdirSync(join(root, 'dossier'));
  put('index.html', 'accueil');
  put('notes.txt', '0123456789');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
after(() => {
  server.close();
  server.closeAllConnections();
  rmSync(root, { recursive: true, force: true });
});

test('a page that is replaced while it is read comes whole, with its own length', async () => {
  const pages = ['a'.repeat(5_000), 'b'.repeat(90_000)];
  let reading = true;
  const writing = (async () => {
    for (let turn = 0; reading; turn += 1) {
      put('page.html', pages[turn % 2] ?? '');
      await next();
    }
  })();
  for (let read = 0; read < 200; read += 1) {
    const answer = await ask('/page.html', { 'accept-encoding': 'identity' });
    const text = await answer.text();
    assert.ok(pages.includes(text), `${text.length} characters of ${answer.headers.get('content-length')}`);
  }
  reading = false;
  await writing;
});

test('an address that ends in a slash is the page of its folder; a folder without one, or another name, is nothing', async () => {
  assert.equal(await (await ask('/')).text(), 'accueil');
  for (const path of ['/dossier', '/dossier/', '/rien.txt', '/notes.txt/']) assert.equal((await ask(path)).status, 404);
});

test('a part of a file is what was asked for, and what is beyond its end is refused', async () => {
  const part = async (range: string) => {
    const answer = await ask('/notes.txt', { range });
    return [answer.status, await answer.text(), answer.headers.get('content-range')];
  };
  assert.deepEqual(await part('bytes=2-4'), [206, '234', 'bytes 2-4/10']);
  assert.deepEqual(await part('bytes=7-'), [206, '789', 'bytes 7-9/10']);
  assert.deepEqual(await part('bytes=-2'), [206, '89', 'bytes 8-9/10']);
  assert.deepEqual(await part('bytes=20-'), [416, '', 'bytes */10']);
  assert.deepEqual(await part('lignes=1-2'), [200, '0123456789', null]);
});

test('a file that has not changed is not sent again, and one that has is', async () => {
  const etag = (await ask('/notes.txt')).headers.get('etag') ?? '';
  assert.equal((await ask('/notes.txt', { 'if-none-match': etag })).status, 304);
  put('notes.txt', '9876543210');
  assert.equal((await ask('/notes.txt', { 'if-none-match': etag })).status, 200);
  put('notes.txt', '0123456789');
});

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesBelow } from '../../follower/files.ts';
import type { DoorHouse } from './house.ts';

/** What it serves of the release, with which headers, and what it hides. */
export function describeRelease(house: DoorHouse): void {
  const { bench } = house;

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
      const answer = await house.ask(`/${file.replace(/(^|\/)index\.html$/, '$1')}`);
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
      const { headers } = await house.ask(path);
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
      [(await house.ask('/ancienne-adresse')).status, (await house.ask('/ancienne-adresse/')).headers.location],
      [301, '/projets/'],
    );
    assert.equal((await house.ask('/projets')).headers.location, '/projets/');
    const gone = await house.ask('/projets/quai/');
    assert.equal(gone.status, 410);
    assert.match(gone.body.toString(), /Le quai/);
    assert.match(gone.body.toString(), /Publié par erreur/);
    assert.equal((await house.ask('/projets/rien/')).status, 404);
  });

  test('leads from a page of a list that no longer stands to the list', async () => {
    const gone = await house.ask('/projets/page/99/');
    assert.equal(gone.status, 301);
    assert.equal(gone.headers['location'], '/projets/');
    assert.equal((await house.ask('/projets/commune/nulle-part/page/2/')).status, 404);
  });

  test('sends compressed twins and answers 304 for what has not changed', async () => {
    const plain = await house.ask('/');
    const packed = await house.ask('/', 'GET', { 'accept-encoding': 'br' });
    assert.equal(packed.headers['content-encoding'], 'br');
    assert.ok(packed.body.length < plain.body.length / 2);
    assert.equal((await house.ask('/', 'GET', { 'if-none-match': String(plain.headers.etag) })).status, 304);
  });

  test('gives documents for download, in a sandbox', async () => {
    const path = bench.cms.snapshot.consultations.flatMap(({ documents }) =>
      documents.flatMap(({ file }) => (file ? [file.path] : [])),
    )[0];
    assert.ok(path);
    const { status, headers, body } = await house.ask(path);
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
      assert.ok([400, 404].includes((await house.ask(path)).status), path);
    }
    assert.equal((await house.ask('/%zz')).status, 400);
  });
}

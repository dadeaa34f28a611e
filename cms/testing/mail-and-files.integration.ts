import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { type AdminClient, askAnonymously, logIn } from './admin-client.ts';
import { type BootedCms, bootCms } from './boot-cms.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const ADMIN = 'https://gestion.example.org';

describe('mail and files of the admin', () => {
  const letters: string[] = [];
  const { promise: firstLetter, resolve: letterCame } = Promise.withResolvers<string>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const letter = Buffer.concat(parts).toString();
        letters.push(letter);
        if (letter.includes('reset-password')) letterCame(letter);
        done();
      });
    },
  });
  let cms: BootedCms;
  let writer: AdminClient;

  before(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.server.address() as AddressInfo;
    cms = await bootCms({ mode: 'demo', smtpUrl: `smtp://127.0.0.1:${port}`, adminUrl: ADMIN });
    writer = await logIn(cms.url, cms.dataDir, 'communications');
  });
  after(async () => {
    await cms?.stop();
    await new Promise<void>((done) => server.close(done));
  });

  test('a forgotten password brings a letter with a link', async () => {
    const { status } = await askAnonymously(cms.url, 'POST', '/admin/forgot-password', { email: writer.email });
    assert.equal(status, 204);
    const letter = await firstLetter;
    assert.match(letter, /code=3D[0-9a-f]{20}|code=[0-9a-f]{20}/);
    assert.match(letter, /^Auto-Submitted: auto-generated/m);
    const unfolded = letter.replaceAll(/=\r?\n/g, '');
    assert.ok(unfolded.includes(`${ADMIN}/admin/auth/reset-password`), 'where the staff reaches it');
  });

  test('an unknown address is answered the same, and gets nothing', async () => {
    const { status } = await askAnonymously(cms.url, 'POST', '/admin/forgot-password', {
      email: 'inconnu@example.org',
    });
    assert.equal(status, 204);
    // Whoever is known is written to afterwards: what was to come before has come.
    const known = letters.length;
    await askAnonymously(cms.url, 'POST', '/admin/forgot-password', { email: writer.email });
    for (let waited = 0; letters.length === known && waited < 300; waited += 1) await pause(100);
    assert.ok(letters.length > known);
    assert.ok(!letters.some((letter) => letter.includes('inconnu@')));
  });

  test('takes documents and images', async () => {
    assert.equal((await writer.upload('plan.pdf', 'application/pdf', bytes('%PDF-1.4\n%%EOF\n'))).status, 201);
    assert.equal((await writer.upload('photo.png', 'image/png', PNG)).status, 201);
    assert.equal((await writer.upload('liste.csv', 'text/csv', bytes('a;b\n1;2\n'))).status, 201);
  });

  test('refuses what a browser would run, whatever its name says', async () => {
    const svg = bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const html = bytes('<!doctype html><script>alert(1)</script>');
    for (const [name, type, content] of [
      ['dessin.svg', 'image/svg+xml', svg],
      ['dessin.png', 'image/svg+xml', svg],
      ['page.html', 'text/html', html],
      ['page.xhtml', 'application/xhtml+xml', html],
      ['script.js', 'text/javascript', bytes('alert(1)')],
      [
        'programme.pdf',
        'application/pdf',
        Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0]),
      ],
    ] as const) {
      const { status } = await writer.upload(name, type, content);
      assert.ok(status >= 400 && status < 500, `${name} ${status}`);
    }
  });

  test('gives files as downloads that no page can run', async () => {
    const { body } = await writer.upload('plan.pdf', 'application/pdf', bytes('%PDF-1.4\n%%EOF\n'));
    const [file] = body as { url: string }[];
    const response = await fetch(new URL(file?.url ?? '', cms.url));
    await response.arrayBuffer();
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-disposition'), 'attachment');
    assert.equal(response.headers.get('content-security-policy'), "default-src 'none'; sandbox");
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  });
});

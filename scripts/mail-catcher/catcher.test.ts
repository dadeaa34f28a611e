import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createTransport } from 'nodemailer';
import { type Catcher, startCatcher } from './catcher.ts';
import type { CaughtMessage } from './message.ts';

describe('the mail catcher', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'aggloforum-catcher-')), 'mail');
  let catcher: Catcher;
  const start = async () => startCatcher({ folder, webPort: 0, smtpPort: 0 });
  const list = async () => (await (await fetch(`${catcher.url}/api/messages`)).json()) as CaughtMessage[];
  const send = async (subject: string) => {
    const transport = createTransport(catcher.smtpUrl);
    await transport.sendMail({
      from: { name: 'Forum', address: 'forum@example.org' },
      to: { name: 'Zoé, <b>', address: 'zoe@example.org' },
      subject,
      text: 'Bonjour Zoé',
      html: '<p>Bonjour Zoé</p><script>alert(1)</script>',
      headers: { 'List-Id': '<annuaire.example.org>' },
    });
    transport.close();
  };
  before(async () => {
    catcher = await start();
  });
  after(async () => {
    await catcher.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('gives the newest message first, in the agreed shape', async () => {
    await send('Première');
    await send('Deuxième « é »');
    const [newest, oldest] = await list();
    assert.equal(newest?.subject, 'Deuxième « é »');
    assert.equal(oldest?.subject, 'Première');
    assert.deepEqual(newest.to, ['zoe@example.org']);
    assert.equal(newest.from, 'forum@example.org');
    assert.equal(newest.headers['list-id'], '<annuaire.example.org>');
    assert.match(newest.text, /Bonjour Zoé/);
    assert.ok(!Number.isNaN(Date.parse(newest.date)));
  });

  test('shows a message in a sandbox that runs nothing', async () => {
    const [newest] = await list();
    const html = await fetch(`${catcher.url}/messages/${newest?.id}/html`);
    const policy = html.headers.get('content-security-policy') ?? '';
    assert.match(policy, /^sandbox /);
    assert.doesNotMatch(policy, /allow-scripts|allow-same-origin/);
    const page = await (await fetch(`${catcher.url}/messages/${newest?.id}`)).text();
    assert.match(page, /<iframe sandbox="/);
    assert.match(await (await fetch(`${catcher.url}/messages/${newest?.id}/source`)).text(), /^List-Id:/im);
    assert.equal((await fetch(`${catcher.url}/messages/..%2f..%2fetc`)).status, 404);
  });

  test('keeps its messages after a restart, for its owner alone, until it is emptied', async () => {
    await catcher.stop();
    catcher = await start();
    assert.equal((await list()).length, 2);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.equal((await fetch(`${catcher.url}/api/messages`, { method: 'DELETE' })).status, 204);
    assert.deepEqual(await list(), []);
    assert.equal((await fetch(`${catcher.url}/health`)).status, 200);
  });
});

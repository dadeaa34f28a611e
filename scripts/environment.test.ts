import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT, processEnvironment, readSettings } from './environment.ts';

test('nothing set means the demonstration on its usual ports', () => {
  const settings = readSettings({});
  assert.equal(settings.mode, 'demo');
  assert.deepEqual(
    [settings.sitePort, settings.cmsPort, settings.mailPort, settings.mailSmtpPort],
    [4321, 1337, 8025, 1025],
  );
  assert.equal(settings.publicUrl, 'http://localhost:4321');
});

test('both sites have an address without a path, and a closing slash is taken off', () => {
  const set = { PUBLIC_URL: 'https://forum.exemple.fr/', ADMIN_URL: 'https://gestion.exemple.fr', CMS_PORT: '' };
  const { publicUrl, adminUrl } = readSettings(set);
  assert.deepEqual([publicUrl, adminUrl], ['https://forum.exemple.fr', 'https://gestion.exemple.fr']);
  assert.equal(readSettings({ ADMIN_URL: '', CMS_PORT: '1400' }).adminUrl, 'http://localhost:1400');
  for (const name of ['PUBLIC_URL', 'ADMIN_URL'])
    for (const value of [
      'forum.exemple.fr',
      'ftp://forum.exemple.fr',
      'https://forum.exemple.fr/site',
      'https://a@b.fr',
    ])
      assert.throws(() => readSettings({ [name]: value }), new RegExp(`${name} vaut « ${value} »`));
});

test('what is empty is not set', () => {
  assert.deepEqual(readSettings({ DATA_DIR: '', SITE_DIR: '' }), readSettings({}));
});

test('a value that cannot be used is refused by its name, in a sentence', () => {
  assert.throws(() => readSettings({ AGGLOFORUM_MODE: 'preprod' }), /AGGLOFORUM_MODE vaut « preprod »/);
  for (const value of ['abc', '0', '70000', '1.5']) {
    assert.throws(() => readSettings({ CMS_PORT: value }), /CMS_PORT vaut/);
  }
  assert.throws(() => readSettings({ TRUSTED_PROXY: 'mon-serveur' }), /TRUSTED_PROXY contient « mon-serveur »/);
});

test('the example names every variable that a process is given, and no process calls home', () => {
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
  const given = processEnvironment(readSettings({}), {});
  const ours = Object.keys(given).filter((name) => /^(AGGLOFORUM|SITE|CMS|MAIL|DATA|PUBLIC)_/.test(name));
  const others = ['DATABASE_URL', 'SMTP_URL', 'AGGLOFORUM_CLOCK', 'CORPUS_DIR', 'TRUSTED_PROXY'];
  const bounces = ['BOUNCE_ADDRESS', 'BOUNCE_MAILBOX_URL', 'BOUNCE_WEBHOOK_KEY'];
  for (const name of [...ours, ...others, ...bounces]) {
    assert.match(example, new RegExp(`^${name}=`, 'm'), name);
  }
  assert.equal(given['STRAPI_TELEMETRY_DISABLED'], 'true');
  assert.equal(given['ASTRO_TELEMETRY_DISABLED'], '1');
});

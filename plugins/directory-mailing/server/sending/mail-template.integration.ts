import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { compose } from '../../core/compose.ts';
import { UNSUBSCRIBE_SLOT } from '../../core/letter.ts';
import { DkimSigner } from './dkim.ts';
import { MailTemplate, type Personal } from './mail-template.ts';

const CMS_PROCESS = join(import.meta.dirname, '..', '..', 'testing', 'cms-process.ts');
const AUTHOR = { name: 'Agglo « forum »', address: 'forum@example.org' };
const LEAVE = 'https://participer.example.org/participer/desinscription/k1.dDkxYzZ5dWF4bG5pMXlrdjhuc2VyczgK.k4Zb0c2Nl';
const ENDPOINT = 'https://participer.example.org/api/directory-mailing/unsubscriptions/k1.dDkxYzZ5dWF4.k4Zb0c2Nl';
const LIST = '<consultations.participer.example.org>';

const personal = (more: Partial<Personal> = {}): Personal => ({
  to: { name: 'Ana', address: 'ana@example.org' },
  messageId: '<t91c6yuaxlni1ykv8nsers8v@participer.example.org>',
  leave: { page: LEAVE, endpoint: ENDPOINT },
  insteadOf: null,
  at: Date.parse('2026-11-24T11:00:00Z'),
  ...more,
});
const content = (subject = 'Donnez votre avis\u00a0: un chemin à l’ombre') => ({
  ...compose({
    siteName: 'Agglo forum',
    organisation: 'Agglomération d’exemple',
    siteUrl: 'https://participer.example.org',
    demo: false,
    subject,
    preheader: 'La consultation est ouverte.',
    eyebrow: 'La consultation est ouverte',
    title: subject,
    paragraphs: ['Un chemin à l’ombre, de la gare au marché.', '.un point seul au début', 'x'.repeat(5_000)],
    facts: [{ label: 'Projet', value: 'Voie verte' }],
    action: { label: 'Lire le dossier', url: 'https://participer.example.org/projets/voie-verte/' },
    ways: ['Par courriel\u00a0: avis@example.org'],
    why: 'Vous êtes inscrit·e.',
    leave: { label: 'Ne plus recevoir ces messages', url: UNSUBSCRIBE_SLOT },
    contact: 'forum@example.org',
  }),
  replyTo: 'avis@example.org',
});

/** What people type, and what was typed to see what happens. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        '\\',
        ',',
        ';',
        '<',
        '>',
        '@',
        '(',
        ')',
        '\r\n',
        'Bcc: x@evil.org',
        '=?utf-8?Q?',
        '?=',
        'é',
        '名',
        ' ',
        '\t',
        '\0',
        'eve@evil.org',
        '<eve@evil.org>',
        'undisclosed:;',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
);

describe('the mail of one recipient', () => {
  test('goes to its address and no other, with its subject, whatever the name: two parsers read it so, 1,000 times', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (name, subject) => {
        const to = { name, address: 'ana@example.org' };
        const small = { subject, html: '<p>Un avis</p>', text: 'Un avis', replyTo: null };
        const message = await new MailTemplate(small, AUTHOR, LIST, null).write(personal({ to }));
        const [one, other] = [await simpleParser(message), await PostalMime.parse(message)];
        const values = [one.to].flat().flatMap((field) => field?.value ?? []);
        assert.deepEqual(
          values.map(({ address }) => address),
          ['ana@example.org'],
        );
        assert.deepEqual(
          other.to?.map(({ address }) => address),
          ['ana@example.org'],
        );
        for (const parsed of [one, other]) {
          assert.equal(plain(parsed.subject), plain(subject));
          assert.equal(parsed.messageId, '<t91c6yuaxlni1ykv8nsers8v@participer.example.org>');
        }
        assert.deepEqual([other.cc, other.bcc, one.cc, one.bcc], [undefined, undefined, undefined, undefined]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('says in text what it says in HTML, with that person’s own link, and comes whole through the encoding', async () => {
    const frozen = content();
    const mail = await PostalMime.parse(await new MailTemplate(frozen, AUTHOR, LIST, null).write(personal()));
    assert.equal(mail.html?.trim(), frozen.html.replaceAll(UNSUBSCRIBE_SLOT, LEAVE).trim());
    assert.equal(mail.text?.trim(), frozen.text.replaceAll(UNSUBSCRIBE_SLOT, LEAVE).trim());
  });

  test('tells machines what it is and how to leave, and is the same each time', async () => {
    const template = new MailTemplate(content(), AUTHOR, LIST, null);
    const message = await template.write(personal());
    assert.deepEqual(message, await template.write(personal()));
    const { headers, replyTo, from } = await PostalMime.parse(message);
    const of = (key: string) => headers.find((header) => header.key === key)?.value;
    assert.equal(of('list-id'), LIST);
    assert.equal(of('list-unsubscribe'), `<${ENDPOINT}>`);
    assert.equal(of('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
    assert.equal(of('auto-submitted'), 'auto-generated');
    assert.deepEqual([from?.address, replyTo?.[0]?.address], ['forum@example.org', 'avis@example.org']);
  });

  test('is under 100 KB in lines that every server takes', async () => {
    const message = await new MailTemplate(content(), AUTHOR, LIST, null).write(personal());
    assert.ok(message.length < 100_000);
    const lines = message.toString('latin1').split('\r\n');
    const body = lines.slice(lines.indexOf(''));
    assert.deepEqual([lines.filter(({ length }) => length > 998), body.filter(({ length }) => length > 76)], [[], []]);
    assert.ok(message.every((byte) => byte < 128));
  });

  test('names its true recipient in a header where another address gets everything', async () => {
    const to = { name: 'Ana', address: 'essais@example.org' };
    const message = await new MailTemplate(content(), AUTHOR, LIST, null).write(
      personal({ to, insteadOf: 'ana@example.org' }),
    );
    const { headers, to: read } = await PostalMime.parse(message);
    assert.equal(read?.[0]?.address, 'essais@example.org');
    assert.equal(headers.find(({ key }) => key === 'x-original-to')?.value, 'ana@example.org');
  });
});

describe('the signature', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-dkim-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, pem: string) => {
    writeFileSync(join(folder, name), pem);
    return { domain: 'example.org', selector: 'forum', keyFile: join(folder, name) };
  };
  const pemOf = (key: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer }) =>
    String(key.export({ type: 'pkcs8', format: 'pem' }));
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const good = write('rsa.pem', pemOf(privateKey));
  const resolver = async () => [
    [`v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`],
  ];

  test('of every recipient’s mail holds before an independent verifier, and covers what one leaves by', async () => {
    const template = new MailTemplate(content(), AUTHOR, LIST, new DkimSigner(good));
    for (const name of ['Ana', 'Zoé  « l’Eau », du "puits"\\', '=?utf-8?Q?=22?= <eve@evil.org>,', '名'.repeat(60)]) {
      const message = await template.write(personal({ to: { name, address: 'ana@example.org' }, at: Date.now() }));
      const { results } = await dkimVerify(message, { resolver });
      assert.deepEqual(
        results.map(({ status, signingDomain }) => [status.result, signingDomain]),
        [['pass', 'example.org']],
      );
      const signed = /h=([^;]+);/.exec(message.toString('latin1'))?.[1]?.replace(/\s/g, '').split(':') ?? [];
      for (const field of ['from', 'to', 'subject', 'date', 'list-unsubscribe', 'list-unsubscribe-post'])
        assert.ok(signed.includes(field), field);
      const forged = Buffer.from(message.toString('latin1').replace('chemin', 'autre_'), 'latin1');
      const [result] = (await dkimVerify(forged, { resolver })).results;
      assert.notEqual(result?.status.result, 'pass');
    }
  });

  test('needs a key that all servers can check, and says which one it found', () => {
    const ed25519 = write('ed25519.pem', pemOf(generateKeyPairSync('ed25519').privateKey));
    const short = write('short.pem', pemOf(generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey));
    assert.throws(() => new DkimSigner(ed25519), /clé ed25519 ; il faut une clé RSA/);
    assert.throws(() => new DkimSigner(short), /a 1024 bits ; il en faut 2048/);
    assert.throws(() => new DkimSigner(write('bad.pem', 'rien')), /ne contient pas de clé privée lisible/);
    assert.throws(() => new DkimSigner({ ...good, keyFile: join(folder, 'absent.pem') }), /ne peut pas être lu/);
    assert.throws(() => new DkimSigner({ ...good, domain: 'ex ample' }), /DKIM_DOMAIN/);
  });

  test('without such a key the CMS itself does not start, and says why', async () => {
    const { domain, selector, keyFile } = write('worthless.pem', 'rien');
    const child = spawn(process.execPath, [CMS_PROCESS, JSON.stringify({ dataDir: join(folder, 'data') })], {
      env: { ...process.env, DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: keyFile },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 600_000,
    });
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    assert.notEqual(child.exitCode, 0);
    assert.match(out + err, /DKIM_KEY_FILE : .*worthless\.pem ne contient pas de clé privée lisible/);
  });
});

/** Control characters and runs of spaces have no meaning in a subject. */
function plain(subject: string | undefined): string {
  return (subject ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MailRef } from './mail-mark.ts';
import { findReturnAddress, returnAddress } from './return-address.ts';

const MAILBOX = 'bounces@forum.example.org';
const ref = fc.record(
  {
    kind: fc.constantFrom<MailRef['kind']>('delivery', 'letter'),
    id: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  },
  { noNullPrototype: true },
);

test('a return address tells which message it was, whatever the server did to its case, and fits into 64 characters', () => {
  fc.assert(
    fc.property(ref, fc.string({ minLength: 1 }), fc.boolean(), (mail, secret, shouted) => {
      const address = returnAddress(mail, MAILBOX, secret);
      assert.ok(address.indexOf('@') <= 64);
      assert.match(address, /^bounces\+[dl][0-9a-z]+-[0-9a-f]{32}@forum\.example\.org$/);
      assert.deepEqual(findReturnAddress(`To: <${shouted ? address.toUpperCase() : address}>`, secret), mail);
    }),
  );
});

test('the longest mailbox still fits, a longer one is refused, and so is an id that no row has', () => {
  const longest = `${'b'.repeat(18)}@example.org`;
  const address = returnAddress({ kind: 'letter', id: Number.MAX_SAFE_INTEGER }, longest, 's');
  assert.ok(address.indexOf('@') <= 64, address);
  assert.throws(() => returnAddress({ kind: 'letter', id: 1 }, `b${longest}`, 's'));
  for (const id of [0, -1, 1.5, Number.NaN, 2 ** 60])
    assert.throws(() => returnAddress({ kind: 'delivery', id }, MAILBOX, 's'), String(id));
});

test('nobody makes one without the secret: another id, kind, mark or secret is nothing', () => {
  fc.assert(
    fc.property(ref, ref, fc.nat(31), fc.nat(15), (mail, other, at, value) => {
      const address = returnAddress(mail, MAILBOX, 'one');
      assert.equal(findReturnAddress(address, 'two'), null);
      const [, mark = ''] = address.split('-');
      const [named] = returnAddress(other, MAILBOX, 'one').split('-');
      const swapped = findReturnAddress(`${named}-${mark}`, 'one');
      assert.deepEqual(swapped, other.id === mail.id && other.kind === mail.kind ? mail : null);
      const touched = mark.slice(0, at) + value.toString(16) + mark.slice(at + 1);
      if (touched !== mark) assert.equal(findReturnAddress(`${address.split('-')[0]}-${touched}`, 'one'), null);
    }),
  );
});

test('the kinds do not meet: a delivery and a letter of one number have addresses of their own', () => {
  assert.notEqual(
    returnAddress({ kind: 'delivery', id: 7 }, MAILBOX, 's').split('-')[1],
    returnAddress({ kind: 'letter', id: 7 }, MAILBOX, 's').split('-')[1],
  );
});

test('any text may be searched: forgeries before ours are passed over, but not without end', () => {
  const ours = returnAddress({ kind: 'delivery', id: 7 }, MAILBOX, 's');
  const forged = `+d7-${'0'.repeat(32)}@x `;
  assert.deepEqual(findReturnAddress(forged.repeat(10) + ours, 's'), { kind: 'delivery', id: 7 });
  assert.equal(findReturnAddress(forged.repeat(51) + ours, 's'), null);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => findReturnAddress(text, 's') === null),
  );
});

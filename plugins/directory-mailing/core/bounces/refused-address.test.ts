import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SmtpRefusal } from '../delivery-states.ts';
import { isCredible, refusedAddress } from './refused-address.ts';

const AT_RCPT: SmtpRefusal = { phase: 'envelope', code: 550, personal: true, atRecipient: true };
const reasonOf = (more: Partial<SmtpRefusal>, words: string) =>
  refusedAddress({ ...AT_RCPT, ...more }, words)?.reason ?? null;

test('a mailbox that a server does not know is refused for good', () => {
  assert.equal(reasonOf({ enhanced: '5.1.1' }, '550 5.1.1 no such user'), 'unknown-address');
  assert.equal(reasonOf({ enhanced: '5.1.10' }, '556 5.1.10 does not accept mail'), 'takes-no-mail');
  assert.equal(reasonOf({ enhanced: null }, '550 user unknown'), 'unknown-address');
});

test('what is about us, our mail or the moment says nothing of the address', () => {
  for (const [more, words] of [
    [{ enhanced: '5.7.1' }, '550 5.7.1 user unknown'],
    [{ enhanced: '5.7.1' }, '550 5.7.1 relaying denied'],
    [{ enhanced: '5.1.8' }, '550 5.1.8 sender rejected'],
    [{ enhanced: '5.1.1' }, '550 5.1.1 rejected as spam'],
    [{ enhanced: '5.2.2' }, '552 5.2.2 mailbox full'],
    [{ enhanced: '4.1.1', code: 450 }, '450 4.1.1 user unknown'],
    [{ enhanced: '5.1.1', code: 554 }, '554 5.1.1 user unknown'],
    [{ enhanced: '5.1.1', atRecipient: false }, '550 5.1.1 no such user'],
    [{ enhanced: '5.1.1', phase: 'connection', personal: false }, '550 5.1.1 no such user'],
    [{ enhanced: null }, '550 no'],
  ] as const)
    assert.equal(reasonOf(more, words), null, words);
});

test('a relay that knows nobody is not believed', () => {
  assert.deepEqual(
    [isCredible(1, 0), isCredible(30, 10), isCredible(3, 3), isCredible(2, 900)],
    [false, false, true, true],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AUTOMATIC_REPLIES, feedbackReport, plainMessage, statusReport } from '../../testing/bounce-messages.ts';
import { garbage, neverThrows } from '../../testing/bounce-garbage.ts';
import { classify } from './classify.ts';
import { MOST_BYTES } from './message-parts.ts';

const told = async (raw: Uint8Array) => {
  const { verdict, status, reason } = await classify(raw);
  return `${verdict} ${status} ${reason}`;
};

test('a report in parts is judged by the words about the address, then by the status', async () => {
  const cases: readonly (readonly [status: string, diagnostic: string, told: string])[] = [
    ['5.1.1', 'smtp; 550 5.1.1 User unknown', 'hard 5.1.1 unknown-address'],
    ['5.0.0', 'smtp; 550 No such user here', 'hard 5.0.0 unknown-address'],
    ['5.0.0', 'smtp; 550 5.1.6 see elsewhere', 'hard 5.1.6 moved'],
    ['5.1.2', 'X-Postfix; host unknown', 'hard 5.1.2 unknown-domain'],
    ['5.1.10', 'smtp; 556 5.1.10 example.org', 'hard 5.1.10 takes-no-mail'],
    ['5.2.2', 'smtp; 552 5.2.2 mailbox full', 'soft 5.2.2 full'],
    ['5.2.1', 'smtp; 550 5.2.1 User unknown', 'soft 5.2.1 disabled'],
    ['5.7.1', 'smtp; 554 5.7.1 message looks like spam, user unknown', 'soft 5.7.1 our-mail'],
    ['5.1.8', 'smtp; 553 5.1.8 sender domain does not exist', 'soft 5.1.8 our-mail'],
    ['5.3.4', 'smtp; 552 message size exceeds limit', 'soft 5.3.4 too-big'],
    ['4.4.1', 'X-Postfix; connection timed out', 'soft 4.4.1 connection'],
    ['4.1.1', 'smtp; 450 4.1.1 user unknown', 'soft 4.1.1 other'],
    ['5.0.0', 'smtp; 550 sorry', 'soft 5.0.0 other'],
    ['', '', 'soft null other'],
  ];
  for (const [status, diagnostic, expected] of cases)
    assert.equal(await told(statusReport({ status, diagnostic })), expected, `${status} ${diagnostic}`);
  const late = {
    status: '5.0.0',
    diagnostic: 'smtp; 550 user unknown',
    words: '550 (in reply to end of DATA command)',
  };
  assert.equal(await told(statusReport(late)), 'soft 5.0.0 other', 'the server had taken the recipient');
});

test('what is only late, or has arrived, is a notice', async () => {
  for (const action of ['delayed', 'delivered', 'relayed (to a fax)', 'Expanded'])
    assert.equal(await told(statusReport({ action })), 'notice null null', action);
  const warning = { From: 'Mail Delivery System <mailer-daemon@example.org>', 'Return-Path': '<>' };
  const text = 'User unknown for now. The message will be retried.';
  assert.equal(
    await told(plainMessage({ ...warning, Subject: 'Warning: not delivered yet' }, text)),
    'notice null null',
  );
});

test('of several recipients that a report names the address is kept when one of them might be good', async () => {
  const two = statusReport({
    diagnostic: 'smtp; 550 user unknown\n\nFinal-Recipient: rfc822; b@example.org\nAction: failed\nStatus: 5.2.2',
  });
  assert.equal(await told(two), 'soft 5.2.2 full');
});

test('a complaint is a complaint; what a machine found wrong, or what is taken back, is none', async () => {
  for (const kind of ['abuse', 'fraud', 'opt-out', 'other', 'miscategorized'])
    assert.equal(await told(feedbackReport(kind)), 'complaint null null', kind);
  for (const kind of ['auth-failure', 'not-spam', 'virus'])
    assert.equal(await told(feedbackReport(kind)), 'notice null null', kind);
});

test('a report without parts is judged by what it says itself, never by what it quotes', async () => {
  const daemon = { From: 'MAILER-DAEMON@example.org', Subject: 'failure notice' };
  assert.equal(
    await told(plainMessage(daemon, '<zoe@example.org>:\n550 no mailbox here by that name (#5.1.1)')),
    'hard 5.1.1 unknown-address',
  );
  const quoting = 'It did not work out.\n\n--- Below this line is a copy of the message.\n\nuser unknown, 5.1.1';
  assert.equal(await told(plainMessage(daemon, quoting)), 'soft null other');
  assert.equal(await told(plainMessage({ ...daemon, Subject: 'Rapport' }, 'Rien.')), 'unknown null null');
  const person = { From: 'zoe@example.org', Subject: 'Re: Consultation' };
  assert.equal(await told(plainMessage(person, '550 5.1.1 user unknown')), 'unknown null null', 'a person may say so');
});

test('no automatic reply, receipt or challenge is ever anything else', async () => {
  for (const [name, raw] of Object.entries(AUTOMATIC_REPLIES))
    assert.equal(await told(raw), 'auto-reply null null', name);
});

test('a report whose boundary was written over is still read by its fields', async () => {
  const spoilt = statusReport().toString().replace('boundary="b1"', 'boundary="b9"');
  assert.equal(await told(Buffer.from(spoilt)), 'hard 5.1.1 unknown-address');
});

test('of a message no more is read than its first lines: each of a hundred thousand would hold up everybody', async () => {
  const after = (lines: number) => statusReport({ words: `${'\n'.repeat(lines)}the mail was not delivered` });
  assert.equal(await told(after(3_500)), 'hard 5.1.1 unknown-address');
  assert.equal(await told(after(4_500)), 'soft null other', 'its status stands further down');
});

test('nothing makes it throw: garbage, half reports, endless parts', async () => {
  await fc.assert(
    fc.asyncProperty(garbage([statusReport(), feedbackReport(), ...Object.values(AUTOMATIC_REPLIES)]), neverThrows),
    { numRuns: 200 },
  );
  const nested = Array.from(
    { length: 400 },
    (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`,
  );
  const inputs = [
    nested.join(''),
    'a: b\n'.repeat(200_000),
    `Subject: ${' '.repeat(MOST_BYTES)}x`,
    '--\n'.repeat(100_000),
    '',
  ];
  for (const input of inputs) assert.equal(await told(Buffer.from(input)), 'unknown null null');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMessageId, messageId } from './message-id.ts';
import { readReturned } from './read-returned.ts';
import { findReturnAddress, returnAddress } from './return-address.ts';

const report = (quoted: string): Buffer =>
  Buffer.from(
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@relay.example.org',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
      '',
      '--b1',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; relay.example.org',
      '',
      'Final-Recipient: rfc822; ana@example.org',
      'Action: failed',
      'Status: 5.1.1',
      '',
      '--b1',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${quoted}`,
      '',
      '--b1--',
      '',
    ].join('\r\n'),
  );

test('a report that quotes the Message-ID alone names the mail, and a guessed one names none', async () => {
  for (const kind of ['delivery', 'letter'] as const) {
    const id = messageId({ kind, id: 4_711 }, 'forum.example.org', 'secret');
    assert.equal(messageId({ kind, id: 4_711 }, 'forum.example.org', 'secret'), id, 'the same each time');
    const { ref, finding } = await readReturned(report(id), 'secret');
    assert.deepEqual([ref, finding.verdict], [{ kind, id: 4_711 }, 'hard']);
    assert.equal((await readReturned(report(id), 'another')).ref, null);
  }
  const guessed = ['<m3-12@forum.example.org>', `<d3n-${'0'.repeat(32)}@forum.example.org>`];
  for (const id of guessed) assert.equal((await readReturned(report(id), 'secret')).ref, null, id);
});

test('a mark serves where it stands: a Message-ID is no return address, nor the other way round', () => {
  const ref = { kind: 'delivery', id: 7 } as const;
  const id = messageId(ref, 'example.org', 's');
  assert.equal(findReturnAddress(id.replace('<', 'bounces+'), 's'), null);
  const address = returnAddress(ref, 'bounces@example.org', 's');
  assert.equal(findMessageId(`<${address.slice('bounces+'.length)}>`, 's'), null);
});

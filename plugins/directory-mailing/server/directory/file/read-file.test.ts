import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '@aggloforum/concertation/contract/taking-part.ts';
import { readFile } from './read-file.ts';

const task = {
  bytes: new TextEncoder().encode('Mail\nzoe@example.org\n'),
  columns: null,
  known: { communes: [], themes: [] },
  actorKind: 'person',
} as const;

test('one file is read at a time, a few wait, and who comes too many is told to come again', async () => {
  const crowd = await Promise.allSettled(Array.from({ length: 6 }, async () => readFile(task)));
  const refusals = crowd.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  assert.equal(refusals.length, 2);
  for (const reason of refusals) {
    assert.ok(reason instanceof Refusal);
    assert.deepEqual([reason.status, reason.retryAfter], [503, 60]);
  }
  assert.equal((await readFile(task)).candidates.length, 1, 'and then it is their turn');
});

test('a file that is refused leaves the turn to the next', async () => {
  const [empty, good] = await Promise.allSettled([readFile({ ...task, bytes: new Uint8Array() }), readFile(task)]);
  assert.deepEqual([empty.status, good.status], ['rejected', 'fulfilled']);
});

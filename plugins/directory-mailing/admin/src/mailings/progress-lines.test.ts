import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from './progress-lines.ts';

test('the states of a mailing add up to its audience, and what is among another line says so', () => {
  const skippedBy = { left: 1, paused: 1, bounced: 1, erased: 1, 'bad-address': 1, 'not-allowed': 1, cancelled: 1 };
  const counts = {
    queued: 1,
    attempting: 2,
    accepted: 40,
    returned: 3,
    failed: 4,
    inDoubt: 5,
    doubtsLeft: 6,
    skipped: 7,
  };
  const lines = linesOf({ ...counts, skippedBy, perMinute: null, secondsLeft: null, replies: [] });
  const sum = (among: boolean) =>
    lines.filter((line) => line.among === among).reduce((total, { count }) => total + count, 0);
  assert.deepEqual([sum(false), sum(true)], [65, 3 + 7]);
  assert.ok(lines.some(({ label, count }) => label === 'Doutes laissés' && count === 6));
  assert.ok(lines.some(({ label, count }) => label === 'dont revenus en erreur' && count === 3));
  for (const reason of Object.keys(skippedBy))
    assert.ok(!lines.some(({ label }) => label === `dont ${reason}`), `« ${reason} » is said in words`);
});

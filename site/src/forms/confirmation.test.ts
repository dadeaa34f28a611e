import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitConfirmation } from './confirmation.ts';

test('says « confirmed » to the press that confirmed, and « registered » where nothing was left to renew', async () => {
  const answered = async (own: string | null) =>
    visitConfirmation(true, 'token', '203.0.113.7', { status: 200, body: { own }, retryAfter: '60' });
  assert.deepEqual(await answered('own'), { state: 'done', status: 200, asked: null });
  assert.deepEqual(await answered(null), { state: 'registered', status: 200, asked: null });
});

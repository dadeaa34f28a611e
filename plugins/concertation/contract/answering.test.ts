import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { Refusal, refused } from '../core/refusal.ts';
import { type Answered, answerOrRefuse, shaped } from './answering.ts';

function asked() {
  const headers = new Map<string, string>();
  const context: Answered = { set: (name, value) => headers.set(name, value), status: 0, body: null };
  return { context, headers };
}

test('what was asked is answered, with the status of a thing that was made if need be', async () => {
  const { context } = asked();
  await answerOrRefuse(context, async () => ({ made: 1 }), 201);
  assert.deepEqual([context.status, context.body], [201, { made: 1 }]);
});

test('a refusal tells its reason, and after how long to come back', async () => {
  const { context, headers } = asked();
  await answerOrRefuse(context, async () => {
    throw refused(429, 'too-many', 'Trop d’envois.', 30);
  });
  assert.deepEqual(context.body, { error: { code: 'too-many', message: 'Trop d’envois.' } });
  assert.deepEqual([context.status, headers.get('Retry-After')], [429, '30']);
});

test('a fault of ours is no refusal', async () => {
  const broken = new Error('broken');
  await assert.rejects(
    answerOrRefuse(asked().context, async () => {
      throw broken;
    }),
    broken,
  );
});

test('what no page of ours sends is refused', () => {
  const shape = z.strictObject({ text: z.string() });
  assert.deepEqual(shaped(shape, { text: 'a' }), { text: 'a' });
  for (const body of [undefined, { text: 1 }, { text: 'a', more: 1 }])
    assert.throws(
      () => shaped(shape, body),
      (error) => error instanceof Refusal && error.status === 400,
    );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterKindsOf } from './letter-kinds.ts';

test('whatever letter went out about a thing is among the kinds that its erasure asks for', () => {
  const { letterKind, letterKinds } = letterKindsOf('message', ['receipt', 'answer']);
  assert.equal(letterKind('answer', 'MSG-1'), 'message-answer MSG-1');
  assert.deepEqual(letterKinds('MSG-1'), ['message-receipt MSG-1', 'message-answer MSG-1']);
});

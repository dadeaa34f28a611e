import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replyKeys } from './reply-key.ts';

test('a reply keeps its key as long as its words are the same', () => {
  let made = 0;
  const keyOf = replyKeys(() => `key-${(made += 1)}`);
  assert.deepEqual([keyOf('a'), keyOf('a'), keyOf('b'), keyOf('b')], ['key-1', 'key-1', 'key-2', 'key-2']);
});

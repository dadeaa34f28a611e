import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allOf } from './minutes.ts';

const said = (word: string) => async () => Promise.reject(new Error(word));

test('of several tasks each is begun, whatever became of the one before, and what failed is said', async () => {
  const done: string[] = [];
  const does = (word: string) => async () => void done.push(word);
  await allOf([does('one'), does('two')]);
  await assert.rejects(allOf([said('no letters'), does('three')]), { message: 'no letters' });
  await assert.rejects(allOf([said('no letters'), does('four'), said('no room')]), /no letters.*no room/);
  assert.deepEqual(done, ['one', 'two', 'three', 'four']);
});

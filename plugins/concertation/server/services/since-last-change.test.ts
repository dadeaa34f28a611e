import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Core } from '@strapi/strapi';
import { SinceLastChange } from './since-last-change.ts';

function house() {
  const state = { stamp: '1 0', words: 'avant', reads: 0 };
  const outbox = { stamp: async () => state.stamp };
  const strapi = { plugin: () => ({ service: () => outbox }) } as unknown as Core.Strapi;
  const kept = new SinceLastChange<string>(strapi);
  const read = async () => {
    state.reads += 1;
    return state.words;
  };
  return { state, kept, read };
}

test('what was read is kept until something public changes', async () => {
  const { state, kept, read } = house();
  assert.equal(await kept.get('halle', read), 'avant');
  assert.equal(await kept.get('halle', read), 'avant');
  assert.equal(state.reads, 1);
  Object.assign(state, { stamp: '1 1', words: 'après' });
  assert.equal(await kept.get('halle', read), 'après');
  assert.equal(await kept.get('gare', read), 'après');
  assert.equal(state.reads, 3);
});

test('what was read while something changed is not kept for what came after', async () => {
  const { state, kept, read } = house();
  const slowly = async () => {
    const words = await read();
    Object.assign(state, { stamp: '2 0', words: 'après' });
    assert.equal(await kept.get('halle', read), 'après');
    return words;
  };
  assert.equal(await kept.get('halle', slowly), 'avant');
  assert.equal(await kept.get('halle', read), 'après');
});

test('a reading that fails is not kept', async () => {
  const { kept, read } = house();
  await assert.rejects(
    kept.get('halle', async () => Promise.reject(new Error('gone'))),
    /gone/,
  );
  assert.equal(await kept.get('halle', read), 'avant');
});

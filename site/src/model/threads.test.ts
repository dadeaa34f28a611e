import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublicComment } from '@aggloforum/publisher/contract';
import { comment } from '../testing/comments.ts';
import { Threads } from './threads.ts';

const REF = 'place/avis';
const put = (threads: Threads, row: PublicComment) => {
  const dirty = new Set<string>();
  const resized = threads.apply({ type: 'comment', id: row.id, row }, dirty, new Set());
  return { dirty: [...dirty].sort(), resized };
};
const filled = (count: number) => {
  const threads = new Threads();
  for (let number = 1; number <= count; number += 1) put(threads, comment(REF, number));
  return threads;
};
const numbers = (threads: Threads, page: number) =>
  threads
    .page(REF, page)
    ?.entries.map(({ comment: { number }, replies }) => [number, ...replies.map((one) => one.number)]);

test('one comment more, or another state of it, is one page', () => {
  const threads = filled(75);
  assert.deepEqual(put(threads, comment(REF, 76)), { dirty: ['thread:place/avis:2'], resized: [] });
  const gone = { state: 'removed', body: null, authorName: null } as const;
  assert.deepEqual(put(threads, comment(REF, 3, gone)).dirty, ['thread:place/avis:1']);
  const reply = comment(REF, 77, { parent: comment(REF, 60).id, slot: null });
  assert.deepEqual(put(threads, reply).dirty, ['thread:place/avis:2']);
  assert.deepEqual(numbers(threads, 2)?.[9], [60, 77]);
});

test('what takes a text away is told apart from what adds one', () => {
  const threads = filled(60);
  const lostBy = (row: PublicComment) => {
    const lost = new Set<string>();
    threads.apply({ type: 'comment', id: row.id, row }, new Set(), lost);
    return [...lost];
  };
  assert.deepEqual(lostBy(comment(REF, 61)), []);
  assert.deepEqual(lostBy(comment(REF, 55, { state: 'redacted', body: '[…]' })), ['thread:place/avis:2']);
  assert.deepEqual(lostBy(comment(REF, 3, { state: 'removed', body: null, authorName: null })), [
    'thread:place/avis:1',
  ]);
  assert.deepEqual(lostBy(comment(REF, 3)), [], 'restored');
});

test('a page that comes or goes is told to its neighbours and to the first one', () => {
  const threads = filled(150);
  const { dirty, resized } = put(threads, comment(REF, 151));
  assert.deepEqual(dirty, ['pages:place/avis', 'thread:place/avis:1', 'thread:place/avis:3', 'thread:place/avis:4']);
  assert.deepEqual(resized, [REF]);
  assert.deepEqual(threads.pagesOf(REF), [1, 2, 3, 4]);
  const { entries, ...near } = threads.page(REF, 4) ?? { entries: [] };
  assert.equal(entries.length, 1);
  assert.deepEqual(near, { number: 4, older: 3, newer: null, last: 4 });
  assert.equal(threads.page(REF, 5), null);
});

test('an answer finds its place whichever came first, and moves with what it answers', () => {
  const threads = new Threads();
  put(threads, comment(REF, 2, { parent: comment(REF, 1).id, slot: null }));
  assert.deepEqual(numbers(threads, 1), []);
  put(threads, comment(REF, 1));
  assert.deepEqual(numbers(threads, 1), [[1, 2]]);
  const elsewhere = { id: comment(REF, 1).id, consultation: 'place/suite' };
  put(threads, comment('place/suite', 1, elsewhere));
  put(threads, comment('place/suite', 2, { id: comment(REF, 2).id, parent: elsewhere.id, slot: null }));
  assert.deepEqual(threads.pagesOf(REF), []);
  assert.deepEqual(threads.page('place/suite', 1)?.entries[0]?.replies.length, 1);
});

test('a comment that is no longer public takes its answers out of sight, until it is again', () => {
  const threads = filled(2);
  put(threads, comment(REF, 3, { parent: comment(REF, 1).id, slot: null }));
  const dirty = new Set<string>();
  threads.apply({ type: 'comment', id: comment(REF, 1).id, row: null }, dirty, new Set());
  assert.deepEqual(numbers(threads, 1), [[2]]);
  put(threads, comment(REF, 1));
  assert.deepEqual(numbers(threads, 1), [[1, 3], [2]]);
});

test('knows what a whole batch does not name', () => {
  const threads = filled(2);
  assert.deepEqual(threads.idsBeyond(new Set([`comment ${comment(REF, 1).id}`])), [comment(REF, 2).id]);
});

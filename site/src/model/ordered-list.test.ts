import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BlockList } from './block-list.ts';
import { CHUNK, ChunkList } from './chunk-list.ts';
import { type Membership, OrderedList, REACH } from './ordered-list.ts';

const entry = (number: number): Membership => ({
  list: 'l',
  key: String(number).padStart(5, '0'),
  id: `i${number}`,
  owner: `project:${number}`,
  item: number,
});

const ids = (entries: readonly Membership[]) => entries.map(({ id }) => id).join(' ');
const HIGHEST = 450;

/** What pages read of a list, under the key that they note. */
function readings(list: OrderedList): Map<string, string | null> {
  const read = new Map<string, string | null>([
    ['first:l', ids(list.slice(0, REACH))],
    ['last:l', ids(list.slice(-REACH))],
    ['count:l', String(list.length)],
    ['some:l', String(list.length > 0)],
    ['any:l', ids(list.slice(0))],
  ]);
  if (list instanceof ChunkList)
    for (let chunk = 1; chunk <= HIGHEST / CHUNK; chunk += 1) read.set(`chunk:l:${chunk}`, ids(list.chunk(chunk)));
  if (list instanceof BlockList) {
    read.set('latest:l', ids(list.latest().items) + String(list.latest().older));
    for (let number = 1; number <= HIGHEST; number += 1) {
      const block = list.block(number);
      read.set(`block:l:${number}`, block && `${ids(block.items)} ${block.newer} ${block.older}`);
    }
  }
  return read;
}

const KINDS: Readonly<Record<string, () => OrderedList>> = {
  'a list': () => new OrderedList('l'),
  'a list by date': () => new ChunkList('l'),
  'a list by slot': () => new BlockList('l', 8),
};
const numbers = fc.integer({ min: 1, max: HIGHEST });
const acts = fc.array(fc.record({ put: fc.boolean(), number: numbers }), { maxLength: 30 });
const starts = fc.uniqueArray(numbers, { maxLength: 400 });

for (const [kind, make] of Object.entries(KINDS)) {
  test(`whatever is put into ${kind} or taken out, a reading that changes is said to have changed`, () => {
    fc.assert(
      fc.property(starts, acts, (start, after) => {
        const list = make();
        const inside = new Set(start);
        for (const number of start) list.insert(entry(number), new Set());
        for (const { put, number } of after) {
          const before = readings(list);
          const dirty = new Set<string>();
          if (put && !inside.has(number)) list.insert(entry(number), dirty);
          if (!put) list.remove(entry(number), dirty);
          inside[put ? 'add' : 'delete'](number);
          const missed = [...readings(list)].filter(([key, value]) => before.get(key) !== value && !dirty.has(key));
          assert.deepEqual(missed, []);
        }
        assert.equal(list.length, inside.size);
      }),
      { numRuns: 60 },
    );
  });
}

/** Every item as a reader finds it: from the front page back, older block by older block. */
function readBack(list: BlockList): string[] {
  const found = [ids(list.latest().items)];
  for (let { older } = list.latest(); older !== null;) {
    const block: ReturnType<BlockList['block']> = list.block(older);
    assert.ok(block !== null && block.items.length > 0 && block.items.length <= 8, `block ${older}`);
    found.unshift(ids(block.items));
    older = block.older;
  }
  return found;
}

test('a list by slot is the same whatever the way there, and everything in it is found from its front page', () => {
  fc.assert(
    fc.property(starts, acts, (start, after) => {
      const list = new BlockList('l', 8);
      const inside = new Set(start);
      for (const number of start) list.insert(entry(number), new Set());
      for (const { put, number } of after) {
        if (put && !inside.has(number)) list.insert(entry(number), new Set());
        if (!put) list.remove(entry(number), new Set());
        inside[put ? 'add' : 'delete'](number);
      }
      const afresh = new BlockList('l', 8);
      const sorted = [...inside].sort((a, b) => a - b);
      for (const number of sorted) afresh.insert(entry(number), new Set());
      assert.deepEqual(list.numbers, afresh.numbers);
      assert.deepEqual(readBack(list), readBack(afresh));
      assert.equal(readBack(list).join(' ').trim(), sorted.map((number) => `i${number}`).join(' '));
    }),
    { numRuns: 100 },
  );
});

test('one more in ten thousand, or one less, moves a handful of pages', () => {
  const list = new BlockList('l', 32);
  for (let number = 1; number <= 10_000; number += 1) list.insert(entry(number), new Set());
  assert.equal(list.numbers.length, 313);
  for (const number of [5_000, 5_001, 1, 9_999]) {
    for (const act of ['remove', 'insert'] as const) {
      const dirty = new Set<string>();
      list[act](entry(number), dirty);
      const pages = [...dirty].filter((key) => /^(block|latest):/.test(key));
      assert.ok(pages.length <= 6, `${act} ${number}: ${pages.join(', ')}`);
    }
  }
});

test('a change in the middle of an archive wakes neither its beginning nor its end', () => {
  const list = new OrderedList('l');
  for (let number = 0; number < 1_000; number += 2) list.insert(entry(number), new Set());
  const dirty = new Set<string>();
  list.remove(entry(400), dirty);
  assert.ok(!dirty.has('first:l') && !dirty.has('last:l'));
});

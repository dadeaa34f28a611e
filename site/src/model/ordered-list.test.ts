import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CHUNK, type Membership, OrderedList, REACH } from './ordered-list.ts';

const entry = (number: number): Membership => ({
  list: 'l',
  key: String(number).padStart(5, '0'),
  id: `i${number}`,
  owner: `project:${number}`,
  item: number,
});

/** What pages read of a list, under the key that they note. */
function readings(list: OrderedList): Map<string, string> {
  const ids = (entries: readonly Membership[]) => entries.map(({ id }) => id).join(' ');
  const read = new Map([
    ['first:l', ids(list.slice(0, REACH))],
    ['last:l', ids(list.slice(-REACH))],
    ['count:l', String(list.length)],
    ['some:l', String(list.length > 0)],
    ['any:l', ids(list.slice(0))],
  ]);
  for (let chunk = 1; chunk <= 20; chunk += 1)
    read.set(`chunk:l:${chunk}`, ids(list.slice((chunk - 1) * CHUNK, chunk * CHUNK)));
  return read;
}

test('whatever is put in or taken out, a reading that changes is said to have changed', () => {
  const act = fc.record({ put: fc.boolean(), number: fc.nat({ max: 450 }) });
  const start = fc.uniqueArray(fc.nat({ max: 450 }), { maxLength: 400 });
  fc.assert(
    fc.property(start, fc.array(act, { maxLength: 30 }), (numbers, acts) => {
      const list = new OrderedList('l');
      const inside = new Set(numbers);
      for (const number of numbers) list.insert(entry(number), new Set());
      for (const { put, number } of acts) {
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

test('a change in the middle of an archive wakes neither its beginning nor its end', () => {
  const list = new OrderedList('l');
  for (let number = 0; number < 1_000; number += 2) list.insert(entry(number), new Set());
  const dirty = new Set<string>();
  list.remove(entry(400), dirty);
  assert.ok(!dirty.has('first:l') && !dirty.has('last:l') && !dirty.has('chunk:l:8'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hiddenTables, needed, once, onceIfAny, oneOf } from './hidden-tables.ts';

const { table, index, key } = hiddenTables('house');

test('a table is hidden, named after its plural, and its indexes after its plugin', () => {
  const { schema } = table('small-thing', 'small-things', { name: needed() }, [
    index('things_name', 'name'),
    key('things_one', 'name', 'at'),
  ]);
  assert.equal(schema.collectionName, 'house_small_things');
  assert.deepEqual(schema.pluginOptions, {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  });
  assert.deepEqual(schema.indexes, [
    { name: 'house_things_name', columns: ['name'] },
    { name: 'house_things_one', columns: ['name', 'at'], type: 'unique' },
  ]);
  assert.equal(table('thing', 'things', {}, [], 'box').schema.collectionName, 'house_box');
});

test('a column is an object of its own, and what is there once is unique', () => {
  assert.notEqual(needed(), needed());
  for (const column of [once(), onceIfAny()]) assert.deepEqual(column.column, { unique: true });
  assert.deepEqual(oneOf('open', 'shut').enum, ['open', 'shut']);
});

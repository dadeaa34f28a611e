import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table } from './table.ts';

test('figures of one name stand in one line, what was not measured as a dash', () => {
  const text = table([
    { name: 'build', of: '100 projects', value: 12, unit: 'ms' },
    { name: 'peak memory', of: '100 projects', value: 7, unit: 'MiB' },
    { name: 'build', of: '1000 projects', value: 3456, unit: 'ms' },
    { name: 'peak memory', of: '1000 projects', value: null, unit: 'MiB' },
  ]);
  assert.equal(
    text,
    [
      '                   100 projects  1000 projects',
      'build (ms)                   12           3456',
      'peak memory (MiB)             7              –',
      '',
    ].join('\n'),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeFaults, reasonFaults } from './setting-faults.ts';

test('a number that is set is whole and within its bounds, both included', () => {
  const ranges = { months: [3, 60] } as const;
  for (const months of [3, 60]) assert.deepEqual(rangeFaults({ months }, ranges, 'un nombre de mois'), {});
  for (const months of [2, 61, 3.5, '12', undefined])
    assert.deepEqual(rangeFaults({ months }, ranges, 'un nombre de mois'), {
      months: 'Écrivez un nombre de mois, de 3 à 60.',
    });
});

test('a reason has something to say, and is no novel', () => {
  assert.deepEqual(reasonFaults({ reason: 'Avis du délégué' }), {});
  for (const reason of [undefined, 12, ' non ', 'a'.repeat(501)])
    assert.deepEqual(Object.keys(reasonFaults({ reason })), ['reason']);
});

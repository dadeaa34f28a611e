import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { capital, numberInFrench, ordinal } from './french-words.ts';

test('a number is cut as the machine’s French cuts it', () => {
  fc.assert(fc.property(fc.nat(), (value) => assert.equal(numberInFrench(value), value.toLocaleString('fr-FR'))));
});

test('a line begins with a capital, and the first of a month is « 1er »', () => {
  assert.equal(capital('élue'), 'Élue');
  assert.equal(capital(''), '');
  assert.deepEqual([1, 2, 31].map(ordinal), ['1er', '2', '31']);
});

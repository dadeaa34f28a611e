import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPreview, signPreview } from './preview-token.ts';

const SECRET = 'a secret';
const NOW = Date.parse('2026-11-23T14:00:00Z');
const PROJECT = { type: 'project', id: 'x1y2', version: 'published' } as const;
const token = signPreview(PROJECT, NOW, SECRET);

test('opens what it was signed for, for a quarter of an hour', () => {
  assert.deepEqual(readPreview(token, NOW, SECRET), PROJECT);
  assert.deepEqual(readPreview(token, NOW + 15 * 60_000 - 1, SECRET), PROJECT);
  assert.equal(readPreview(token, NOW + 15 * 60_000, SECRET), 'expired');
});

test('is nothing once a letter of it is another one, nor under another secret', () => {
  for (let index = 0; index < token.length; index += 1) {
    const letter = token[index] === 'A' ? 'B' : 'A';
    const altered = token.slice(0, index) + letter + token.slice(index + 1);
    assert.equal(readPreview(altered, NOW, SECRET), 'unknown', altered);
  }
  assert.equal(readPreview(token, NOW, 'another'), 'unknown');
  for (const other of ['', '.', `${token}.x`, token.slice(0, -1), `${token}=`, 'project.x1y2'])
    assert.equal(readPreview(other, NOW, SECRET), 'unknown', other);
});

test('cannot be carried over to another entry, type or version, nor to a later end', () => {
  const [, id, version, end, signature] = token.split('.');
  const later = (NOW + 3_600_000).toString(36);
  for (const forged of [
    `page.${id}.${version}.${end}`,
    `project.z9.${version}.${end}`,
    `project.${id}.draft.${end}`,
    `project.${id}.${version}.${later}`,
  ])
    assert.equal(readPreview(`${forged}.${signature}`, NOW, SECRET), 'unknown', forged);
});

test('is written without a point more by a clock that tells parts of milliseconds', () => {
  assert.deepEqual(readPreview(signPreview(PROJECT, NOW + 0.1875, SECRET), NOW, SECRET), PROJECT);
});

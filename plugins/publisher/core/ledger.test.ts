import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { differenceOf, fatesOf, type LedgerRow, type Standing } from './ledger.ts';

const NOW = '2026-06-01T00:00:00.000Z';
const standing = (path: string, fields: Partial<Standing> = {}): Standing => ({
  path,
  kind: 'page',
  title: 'Halle',
  service: 'Direction de l’eau',
  since: '2026-01-01T00:00:00.000Z',
  ...fields,
});
const row = (id: number, path: string, fields: Partial<LedgerRow> = {}): LedgerRow => ({
  ...standing(path),
  id,
  subject: 'project a',
  current: true,
  endedAt: null,
  ...fields,
});
const ended = (id: number, path: string, endedAt: string, fields: Partial<LedgerRow> = {}) =>
  row(id, path, { current: false, endedAt, ...fields });

describe('the ledger of addresses', () => {
  test('writes nothing while an entry stays where it is', () => {
    const same = { create: [], update: [], remove: [], moved: false };
    assert.deepEqual(differenceOf([row(1, '/a/')], [standing('/a/')], NOW), same);
  });

  test('ends the old path and begins the new one', () => {
    const difference = differenceOf([row(1, '/a/')], [standing('/b/')], NOW);
    assert.deepEqual(difference.create, [standing('/b/')]);
    assert.deepEqual(difference.update, [{ id: 1, data: { current: false, endedAt: NOW } }]);
    assert.equal(difference.moved, true);
  });

  test('takes a path back that was left', () => {
    const { create, update, moved } = differenceOf([ended(1, '/a/', NOW)], [standing('/a/')], NOW);
    assert.deepEqual(create, []);
    assert.deepEqual([update[0]?.data.current, update[0]?.data.endedAt, moved], [true, null, true]);
  });

  test('forgets a path that nobody could see yet', () => {
    const difference = differenceOf([row(1, '/a/', { since: '2026-06-02T00:00:00.000Z' })], [], NOW);
    assert.deepEqual([difference.remove, difference.update], [[1], []]);
  });

  test('does not unsee what was seen, though it hides again', () => {
    const hidden = standing('/a/', { since: '2099-01-01T00:00:00.000Z' });
    assert.deepEqual(differenceOf([row(1, '/a/')], [hidden], NOW).update, []);
    const waiting = row(1, '/a/', { since: '2098-01-01T00:00:00.000Z' });
    assert.equal(differenceOf([waiting], [hidden], NOW).update[0]?.data.since, hidden.since);
  });

  test('follows a page through all its names to where it is now', () => {
    const rows = [ended(1, '/a/', '2026-01-02'), ended(2, '/b/', '2026-01-03'), row(3, '/c/')];
    assert.deepEqual(
      fatesOf(rows),
      new Map([
        ['/a/', { to: '/c/' }],
        ['/b/', { to: '/c/' }],
      ]),
    );
  });

  test('says gone where the page is nowhere, and nothing where another one stands', () => {
    const gone = ended(1, '/a/', '2026-01-02');
    assert.deepEqual(fatesOf([gone]), new Map([['/a/', { gone }]]));
    assert.deepEqual(fatesOf([gone, row(2, '/a/', { subject: 'project b' })]), new Map());
  });

  test('lets the last one who left a path say what became of it', () => {
    const first = ended(1, '/a/', '2026-01-02');
    const last = ended(2, '/a/', '2026-01-05', { subject: 'project b' });
    assert.deepEqual(fatesOf([last, first, row(3, '/c/')]), new Map([['/a/', { gone: last }]]));
  });

  test('never leads from a file to a page', () => {
    const file = ended(1, '/documents/1/a.pdf', '2026-01-02', { kind: 'file' });
    assert.deepEqual(fatesOf([file, row(2, '/a/')]), new Map([['/documents/1/a.pdf', { gone: file }]]));
  });
});

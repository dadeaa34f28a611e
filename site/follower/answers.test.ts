import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersOf } from './answers.ts';

const standing = new Set(['/projets/halle/', '/projets/pont/']);
const moved = (from: string, to: string) => ({ from, to });
const withdrawal = (path: string) => ({
  path,
  title: null,
  service: 'Communication',
  at: '2026-01-01T00:00:00.000Z',
  reason: 'Erreur',
});

test('a chain of moves leads to its end in one step', () => {
  const { redirects } = answersOf(standing, [moved('/a/', '/b/'), moved('/b/', '/projets/halle/')], []);
  assert.deepEqual(redirects, { '/a/': '/projets/halle/', '/b/': '/projets/halle/' });
});

test('a circle is no move, and what stands is not moved', () => {
  const { redirects } = answersOf(
    standing,
    [moved('/a/', '/b/'), moved('/b/', '/a/'), moved('/projets/pont/', '/a/')],
    [],
  );
  assert.deepEqual(redirects, {});
});

test('a move never leaves the site', () => {
  const { redirects } = answersOf(
    standing,
    [
      moved('/a/', '//ailleurs.example/'),
      moved('/b/', 'https://ailleurs.example/'),
      moved('/c/', '/\\ailleurs.example'),
    ],
    [],
  );
  assert.deepEqual(redirects, {});
});

test('an address that was withdrawn is gone, unless it stands again or has moved', () => {
  const { gone } = answersOf(
    standing,
    [moved('/projets/gare/', '/projets/pont/')],
    ['/projets/halle/', '/projets/gare/', '/projets/quai/'].map(withdrawal),
  );
  assert.deepEqual(gone, ['/projets/quai/']);
});

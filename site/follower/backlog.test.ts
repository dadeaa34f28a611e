import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backlog } from './backlog.ts';

const pages = (count: number) => Array.from({ length: count }, (_, index) => `/projets/p${index}/`);

test('what goes through the whole site shows the front pages first, and lets the next change pass', () => {
  const backlog = new Backlog();
  backlog.touchAll(new Set([...pages(1_000), '/']), false);
  assert.deepEqual(backlog.take(1, false), ['/']);
  assert.deepEqual(backlog.take(1, false), ['/projets/p0/']);
  backlog.touchAll(new Set(['/projets/p700/', '/projets/nouveau/']), false);
  assert.deepEqual(backlog.take(3, false), ['/projets/p700/', '/projets/nouveau/']);
  assert.equal(backlog.isQuiet, false);
  assert.equal(backlog.take(2_000, false).length, 998);
  assert.ok(backlog.isEmpty);
});

test('a takedown waits for nothing, however much it touches', () => {
  const backlog = new Backlog();
  backlog.lookAgain(['/ancienne/']);
  backlog.touchAll(new Set([...pages(1_000), '/donnees/projets.json']), true);
  assert.deepEqual(backlog.take(1_000, false), pages(1_000));
  assert.deepEqual(backlog.take(9, false), ['/ancienne/']);
  assert.deepEqual(backlog.take(9, false), ['/donnees/projets.json']);
});

test('what takes its time of a takedown is made a few at once', () => {
  const backlog = new Backlog();
  const settled = Array.from({ length: 5 }, (_, number) => `/donnees/projets/${number}.json`);
  backlog.touchAll(new Set(settled), true);
  assert.deepEqual(backlog.take(9, false), settled.slice(0, 4));
  assert.deepEqual(backlog.take(9, false), settled.slice(4));
});

test('what is settled is made one by one', () => {
  const backlog = new Backlog();
  backlog.touchAll(new Set(['/calendrier.ics', '/donnees/projets.json']), false);
  assert.deepEqual(backlog.take(9, false), []);
  assert.deepEqual(backlog.take(9, true), ['/calendrier.ics']);
  assert.deepEqual(backlog.take(9, true), ['/donnees/projets.json']);
});

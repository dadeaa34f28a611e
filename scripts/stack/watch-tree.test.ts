import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { watchTree } from './watch-tree.ts';

const root = mkdtempSync(join(tmpdir(), 'aggloforum-watch-'));
mkdirSync(join(root, 'pages', 'build'), { recursive: true });
const file = join(root, 'pages', 'a.txt');
writeFileSync(file, 'one');
let told = 0;
const leave = watchTree(root, () => (told += 1));
after(() => {
  leave();
  rmSync(root, { recursive: true, force: true });
});

async function isTold(change: () => void): Promise<boolean> {
  // What an earlier change still has to say is not counted for this one.
  do {
    told = 0;
    await pause(200);
  } while (told > 0);
  change();
  for (let waited = 0; told === 0 && waited < 50; waited += 1) await pause(20);
  return told > 0;
}

test('a change in place is told', async () => {
  assert.ok(await isTold(() => writeFileSync(file, 'two')));
});

test('a file that was deleted and made again is still watched, as git leaves it', async () => {
  assert.ok(
    await isTold(() => {
      rmSync(file);
      writeFileSync(file, 'three');
    }),
  );
  assert.ok(await isTold(() => writeFileSync(file, 'four')));
});

test('a file put in the place of another is still watched, as editors leave it', async () => {
  const beside = join(root, 'pages', 'a.txt~');
  assert.ok(
    await isTold(() => {
      writeFileSync(beside, 'five');
      renameSync(beside, file);
    }),
  );
  assert.ok(await isTold(() => writeFileSync(file, 'six')));
});

test('a new folder is watched, and one made again in its place', async () => {
  const folder = join(root, 'parts');
  for (const text of ['one', 'two']) {
    assert.ok(await isTold(() => mkdirSync(folder)));
    assert.ok(await isTold(() => writeFileSync(join(folder, 'b.txt'), text)));
    assert.ok(await isTold(() => rmSync(folder, { recursive: true })));
  }
});

test('what a build makes is not told', async () => {
  assert.ok(!(await isTold(() => writeFileSync(join(root, 'pages', 'build', 'made.js'), ''))));
});

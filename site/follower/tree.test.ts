import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { filesBelow } from './files.ts';
import { ReleaseTree } from './release-tree.ts';
import { StandingTree } from './tree.ts';

const page = (word: string, times = 300) => Buffer.from(`<p>${`${word} `.repeat(times)}</p>`);

describe('the files of a new release', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'aggloforum-tree-'));
  after(() => rmSync(scratch, { recursive: true, force: true }));

  const two = async () => {
    const before = mkdtempSync(join(scratch, 'before-'));
    const next = mkdtempSync(join(scratch, 'next-'));
    await new StandingTree(before).write('index.html', page('ancien'));
    return { before, next, tree: new ReleaseTree(next, before) };
  };
  const textOf = (root: string) => readFileSync(join(root, 'index.html')).toString();
  const packedIn = (root: string) =>
    existsSync(join(root, 'index.html.br'))
      ? brotliDecompressSync(readFileSync(join(root, 'index.html.br'))).toString()
      : null;

  test('are those of the release before where they are the same', async () => {
    const { next, tree } = await two();
    await tree.write('index.html', page('ancien'));
    assert.equal(tree.written, 0);
    assert.deepEqual(filesBelow(next), ['index.html', 'index.html.br', 'index.html.gz']);
  });

  test('may change while it is made, and what readers see does not', async () => {
    const { before, next, tree } = await two();
    for (const word of ['ancien', 'nouveau', 'ancien', 'dernier']) {
      await tree.write('index.html', page(word));
      for (const [root, wanted] of [
        [before, 'ancien'],
        [next, word],
      ] as const) {
        assert.equal(textOf(root), page(wanted).toString());
        const isBare = root === next && tree.bare.has('index.html');
        assert.equal(packedIn(root), isBare ? null : page(wanted).toString());
      }
    }
  });

  test('get their twins when they stand, the same ones as a file that is replaced there', async () => {
    const { before, next, tree } = await two();
    await tree.write('index.html', page('nouveau'));
    assert.deepEqual(filesBelow(next), ['index.html']);
    const standing = new StandingTree(next, tree.bare);
    while (standing.hasBare) await standing.compressSome();
    await new StandingTree(before).write('index.html', page('nouveau'));
    for (const file of ['index.html', 'index.html.br', 'index.html.gz'])
      assert.deepEqual(readFileSync(join(next, file)), readFileSync(join(before, file)), file);
  });

  test('leave no twin behind of a page that has become small', async () => {
    const { next, tree } = await two();
    await tree.write('index.html', page('nouveau'));
    await tree.write('index.html', page('court', 1));
    assert.deepEqual(filesBelow(next), ['index.html']);
  });
});

describe('the files that stand', () => {
  const root = mkdtempSync(join(tmpdir(), 'aggloforum-tree-'));
  after(() => rmSync(root, { recursive: true, force: true }));
  const LARGE = 60_000;

  test('are shown before their twins when they are large, and never beside the twins of another text', async () => {
    const tree = new StandingTree(root);
    for (const word of ['ancien', 'nouveau']) {
      await tree.write('projets.json', page(word, LARGE));
      assert.deepEqual(filesBelow(root), ['projets.json']);
      while (tree.hasBare) await tree.compressSome();
      assert.equal(
        brotliDecompressSync(readFileSync(join(root, 'projets.json.br'))).toString(),
        page(word, LARGE).toString(),
      );
    }
  });

  test('ask for twins that a kill has left out', async () => {
    const tree = new StandingTree(root);
    rmSync(join(root, 'projets.json.gz'));
    await tree.write('projets.json', page('nouveau', LARGE));
    assert.equal(tree.hasBare, true);
    await tree.compressSome();
    assert.equal(existsSync(join(root, 'projets.json.gz')), true);
  });

  test('do not wait for twins of what was removed meanwhile', async () => {
    const tree = new StandingTree(root);
    await tree.write('projets.json', page('dernier', LARGE));
    await tree.remove('projets.json');
    assert.equal(tree.hasBare, false);
    assert.deepEqual(filesBelow(root), []);
  });
});

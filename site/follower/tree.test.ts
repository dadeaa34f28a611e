import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { filesBelow } from './files.ts';
import { Tree } from './tree.ts';

const page = (word: string, times = 300) => Buffer.from(`<p>${`${word} `.repeat(times)}</p>`);

describe('the files of a new release', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'aggloforum-tree-'));
  after(() => rmSync(scratch, { recursive: true, force: true }));

  const two = async () => {
    const before = mkdtempSync(join(scratch, 'before-'));
    const next = mkdtempSync(join(scratch, 'next-'));
    await new Tree(before, { standing: true }).write('index.html', page('ancien'));
    return { before, next, tree: new Tree(next, { standing: false, before }) };
  };
  const textOf = (root: string) => readFileSync(join(root, 'index.html')).toString();
  const packedIn = (root: string) => brotliDecompressSync(readFileSync(join(root, 'index.html.br'))).toString();

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
        assert.equal(packedIn(root), page(wanted).toString());
      }
    }
  });

  test('leave no twin behind of a page that has become small', async () => {
    const { next, tree } = await two();
    await tree.write('index.html', page('nouveau'));
    await tree.write('index.html', page('court', 1));
    assert.deepEqual(filesBelow(next), ['index.html']);
  });
});

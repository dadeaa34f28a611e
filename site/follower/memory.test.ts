import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { PublicChange } from '@aggloforum/publisher/contract';
import { Memory } from './memory.ts';

describe('the memory of a follower', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'aggloforum-memory-'));
  after(() => rmSync(scratch, { recursive: true, force: true }));
  const theme = (slug: string): PublicChange => ({ type: 'theme', id: slug, row: { slug, name: slug } });

  const filled = (): string => {
    const folder = mkdtempSync(join(scratch, 'site-'));
    const memory = new Memory(folder);
    memory.put({ whole: true }, [theme('eau'), theme('air')]);
    memory.reach({ position: 7, mark: 'm7', mode: 'demo' });
    memory.put({ whole: false }, [{ type: 'theme', id: 'eau', row: null }]);
    memory.close();
    return folder;
  };

  test('holds rows ahead of the position', () => {
    assert.deepEqual(new Memory(filled()).read(), {
      position: 7,
      mark: 'm7',
      mode: 'demo',
      changes: [theme('air')],
    });
  });

  test('keeps no byte of what was taken back, in its file or in its log', () => {
    const folder = mkdtempSync(join(scratch, 'site-'));
    const memory = new Memory(folder);
    const reached = { position: 1, mark: 'm1', mode: 'demo' } as const;
    const bytes = () =>
      readdirSync(join(folder, 'private'))
        .map((file) => readFileSync(join(folder, 'private', file), 'latin1'))
        .join();
    const texts = Array.from({ length: 300 }, (_, count) => `mot-${count}-`.repeat(count % 7 === 0 ? 900 : 20));
    memory.put({ whole: true }, texts.map(theme));
    memory.reach(reached);
    const before = bytes();
    assert.ok(texts.every((text) => before.includes(text.slice(0, 30))));
    memory.put(
      { whole: false },
      texts.map((text) => ({ type: 'theme', id: text, row: null })),
    );
    memory.reach({ ...reached, position: 2 });
    assert.deepEqual(bytes().match(/mot-\d+-/g), null);
    memory.close();
  });

  test('knows nothing before a position was reached', () => {
    const memory = new Memory(mkdtempSync(join(scratch, 'site-')));
    memory.put({ whole: true }, [theme('eau')]);
    assert.equal(memory.read(), null);
  });

  for (const [what, damage] of [
    ['overwritten', (file: string) => writeFileSync(file, 'x'.repeat(8_192))],
    ['cut off', (file: string) => truncateSync(file, 5_000)],
  ] as const) {
    test(`begins anew when its file was ${what}`, () => {
      const folder = filled();
      damage(join(folder, 'private', 'rows.sqlite'));
      const memory = new Memory(folder);
      assert.equal(memory.read(), null);
      memory.put({ whole: true }, [theme('terre')]);
      memory.reach({ position: 8, mark: 'm8', mode: 'demo' });
      assert.deepEqual(memory.read()?.changes, [theme('terre')]);
    });
  }
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
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

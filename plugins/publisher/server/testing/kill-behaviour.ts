import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { text } from 'node:stream/consumers';
import { bootCms } from '../../../../cms/testing/boot-cms.ts';
import { askChanges } from './follower-of-changes.ts';

const CHILD = join(import.meta.dirname, 'publish-and-die.ts');

/** What was committed is in the feed, though the process that committed it was killed before it could say so. */
export function testKill(name: string, databaseUrl: () => Promise<string | undefined>): void {
  test(`kill -9 between the commit and the relay loses nothing on ${name}`, async () => {
    const url = (await databaseUrl()) ?? '';
    const dataDir = mkdtempSync(join(tmpdir(), 'aggloforum-kill-'));
    const child = spawn(process.execPath, [CHILD, dataDir, url], { stdio: ['ignore', 'pipe', 'ignore'] });
    const said = text(child.stdout);
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.equal(signal, 'SIGKILL');
    const position = Number(/^position (\d+)$/m.exec(await said)?.[1]);
    const cms = await bootCms({ dataDir, databaseUrl: url });
    try {
      const mark: string = await cms.strapi.plugin('publisher').service('outbox').markOf(position);
      const { head, changes } = await askChanges(cms, { position, mark });
      const told = changes.filter(({ row }) => row !== null).map(({ type }) => type);
      const kinds = await cms.strapi.db
        .query('plugin::publisher.outbox-entry')
        .findMany({ where: { position: { $gt: position } }, orderBy: { position: 'asc' } });
      assert.equal(head.whole, false);
      assert.deepEqual(told, ['project', 'synthesis']);
      assert.deepEqual(
        kinds.map(({ kind }) => kind),
        ['create', 'file-changing', 'file-changed', 'cms-started'],
      );
    } finally {
      await cms.stop();
    }
  });
}

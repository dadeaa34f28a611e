import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { demoSnapshot } from '../../cms/demo/to-snapshot.ts';
import { BenchSite, NOON } from './testing/bench-site.ts';
import { fewProjects, retitled, withdrawn } from './testing/changes.ts';
import { disks } from './testing/disks.ts';
import { expectedOf } from './testing/expected.ts';
import { differences, faults, type Files, filesIn } from './testing/whole-files.ts';

const scratch = mkdtempSync(join(tmpdir(), 'aggloforum-disk-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

for (const disk of disks(scratch)) {
  describe(`a follower on ${disk.name}`, () => {
    const site = new BenchSite(NOON, fewProjects(demoSnapshot(NOON)));
    const original = site.cms.snapshot;
    const [{ slug, title } = { slug: '', title: '' }] = original.projects;
    const page = `projets/${slug}/index.html`;
    const standing = () => site.stopped(() => filesIn(join(site.siteDir, 'current')));
    /** Without what is being tried again at this moment, which no address leads to. */
    const shown = (files = standing()): Files => new Map([...files].filter(([name]) => !name.endsWith('.tmp')));
    /** Perhaps before it is waited for: a takedown makes room by itself. */
    const settledAt = async (position: number) =>
      site.until(() => site.isSettledAt(position), `a settled site at position ${position}`);
    const told = () => site.cms.acknowledged.at(-1);

    const whole = expectedOf(site);

    before(async () => {
      disk.prepare(site);
      await site.open();
      disk.start(site);
      await site.untilSettled(original.position);
    });
    after(async () => {
      await site.kill();
      disk.remove(site);
      await site.close();
    });

    test('keeps the old pages while it is full, says so, and recovers by itself', async () => {
      const old = standing();
      disk.fill(site);
      const position = site.cms.change(retitled(slug, title));
      await site.until(() => told()?.failure?.includes('le disque est plein') === true, 'the words');
      assert.deepEqual(differences(shown(), shown(old)), []);
      disk.empty(site);
      await settledAt(position);
      assert.deepEqual(differences(standing(), await whole()), []);
    });

    test('takes a page down although it is full', async () => {
      const old = standing();
      disk.fill(site);
      const position = site.cms.change(withdrawn(slug));
      await site.until(() => told()?.failure?.includes('le disque est plein') === true, 'the words');
      assert.equal(standing().has(page), false);
      assert.deepEqual(faults(standing(), old, await whole()), []);
      disk.empty(site);
      await settledAt(position);
      assert.deepEqual(differences(standing(), await whole()), []);
    });

    test('shows again what was taken down', async () => {
      await settledAt(site.cms.change(() => original));
      assert.deepEqual(differences(standing(), await whole()), []);
    });

    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      test(`starts on it after ${signal}, and recovers`, async () => {
        await site.kill(signal);
        disk.fill(site);
        const position = site.cms.change(retitled(slug, title));
        const old = standing();
        disk.start(site);
        await site.until(() => told()?.failure?.includes('le disque est plein') === true, 'the words');
        assert.deepEqual(differences(shown(), shown(old)), []);
        disk.empty(site);
        await settledAt(position);
        assert.deepEqual(differences(standing(), await whole()), []);
      });
    }
  });
}

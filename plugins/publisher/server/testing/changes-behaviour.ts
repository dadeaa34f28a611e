import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type BootedCms, bootCms } from '../../../../cms/testing/boot-cms.ts';
import { RandomEditor, randomEdits } from './random-edits.ts';
import { askChanges, FollowerOfChanges, wholeOf } from './follower-of-changes.ts';

const uidOf = (name: string) => `api::${name}.${name}` as 'api::project.project';

/** What `GET /changes` promises, whatever the database. `databaseUrl` undefined is SQLite. */
export function describeChanges(name: string, databaseUrl: () => Promise<string | undefined>): void {
  describe(`changes on ${name}`, () => {
    let cms: BootedCms;
    const follower = new FollowerOfChanges(() => cms);
    const documents = (type: string) => cms.strapi.documents(uidOf(type));
    const create = async (type: string, data: object, published = false): Promise<string> =>
      (await documents(type).create({ data: data as object, ...(published ? { status: 'published' } : {}) }))
        .documentId;
    const slugs = (type: 'project' | 'consultation') => follower.rows(type).map(({ slug }) => slug);

    before(async () => {
      const url = await databaseUrl();
      cms = await bootCms(url === undefined ? {} : { databaseUrl: url });
    });
    after(async () => cms?.stop());

    test('are whole for who knows nothing, for who knows too much, and for nobody else', async () => {
      const { head } = await follower.follow();
      assert.equal(head.whole, true);
      assert.equal((await askChanges(cms, head.position + 1)).head.whole, true);
      assert.deepEqual(await askChanges(cms, head.position), { head: { ...head, whole: false }, changes: [] });
    });

    test('bring what was published and nothing of a draft', async () => {
      const documentId = await create('project', { title: 'Halle', slug: 'halle' });
      assert.deepEqual((await follower.follow()).changes, []);
      await documents('project').publish({ documentId });
      const { head, changes } = await follower.follow();
      assert.equal(head.whole, false);
      assert.deepEqual(
        changes.filter(({ row }) => row !== null).map(({ type, id }) => [type, id]),
        [['project', documentId]],
      );
      await documents('project').update({ documentId, data: { title: 'Secret' } as object });
      assert.deepEqual((await follower.follow()).changes, []);
    });

    test('bring along what hangs on a renamed, withdrawn or restored project', async () => {
      const procedure = await create('procedure', { code: 'essai', label: 'Essai' });
      const project = await create('project', { title: 'Quai', slug: 'quai' }, true);
      const data = { title: 'Avis', slug: 'avis', origin: 'native', project, procedure };
      const consultation = await create('consultation', data, true);
      await follower.follow();
      await documents('project').update({ documentId: project, data: { slug: 'rive' } as object, status: 'published' });
      await follower.follow();
      assert.deepEqual(slugs('project').sort(), ['halle', 'rive']);
      assert.deepEqual(
        follower.rows('consultation').map((row) => row.project),
        ['rive'],
      );
      await documents('project').unpublish({ documentId: project });
      await follower.follow();
      assert.deepEqual(slugs('consultation'), []);
      await documents('project').publish({ documentId: project });
      await documents('consultation').publish({ documentId: consultation });
      await follower.follow();
      assert.deepEqual(slugs('consultation'), ['avis']);
      assert.deepEqual(follower.state, await wholeOf(cms));
    });

    test('add up to the whole, whatever was done in whatever order', async () => {
      const seed = Number(process.env['PUBLISHER_SEED'] ?? Date.now() % 1_000_000);
      const count = Number(process.env['PUBLISHER_EDITS'] ?? 60);
      const editor = new RandomEditor(cms);
      const done: string[] = [];
      for (const [index, edit] of randomEdits(seed, count).entries()) {
        done.push((await editor.perform(edit)) ?? `nothing to ${edit.action}`);
        // Now and then several edits make one batch.
        if ((edit.picks[0] ?? 0) % 3 === 0 && index < count - 1) continue;
        const { head } = await follower.follow();
        assert.equal(head.whole, false);
        assert.deepEqual(follower.state, await wholeOf(cms), `seed ${seed}, after:\n${done.slice(-6).join('\n')}`);
      }
      assert.ok(follower.state.size > 10);
    });
  });
}

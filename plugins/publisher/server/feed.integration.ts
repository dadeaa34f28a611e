import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type BootedCms, bootCms } from '../../../cms/testing/boot-cms.ts';

describe('the feed and the snapshot', () => {
  let cms: BootedCms;
  let token: string;
  const ask = async (path: string, headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
    fetch(`${cms.url}/api/publisher${path}`, { headers });
  const positions = async (after = 0) => {
    const { entries } = (await (await ask(`/feed?after=${after}&wait=0`)).json()) as { entries: { position: number; uid: string }[] };
    return entries;
  };
  const project = async (title: string) =>
    cms.strapi.documents('api::project.project').create({ data: { title, slug: title.toLowerCase() }, status: 'draft' });

  before(async () => {
    cms = await bootCms();
    token = (JSON.parse(readFileSync(join(cms.dataDir, 'secrets.json'), 'utf8')) as { publisherToken: string }).publisherToken;
  });
  after(async () => cms?.stop());

  test('are refused without the token', async () => {
    for (const path of ['/feed', '/snapshot']) {
      assert.equal((await ask(path, {})).status, 403);
      assert.equal((await ask(path, { authorization: 'Bearer x' })).status, 403);
    }
  });

  test('give each change a number, in order, once', async () => {
    const before = (await positions()).at(-1)?.position ?? 0;
    const { documentId } = await project('Halle');
    await cms.strapi.documents('api::project.project').publish({ documentId });
    const entries = await positions(before);
    assert.ok(entries.length >= 2);
    assert.deepEqual(entries.map(({ position }) => position), entries.map((_, index) => before + 1 + index));
    assert.deepEqual(await positions(before), entries);
  });

  test('never hold a draft', async () => {
    const { documentId } = await project('Secret');
    const { snapshot } = (await (await ask('/snapshot')).json()) as { snapshot: { projects: { slug: string }[] } };
    assert.deepEqual(snapshot.projects.map(({ slug }) => slug), ['halle']);
    await cms.strapi.documents('api::project.project').delete({ documentId });
  });

  test('lose the change and its row together when the transaction fails', async () => {
    const last = (await positions()).at(-1)?.position ?? 0;
    const failing = cms.strapi.db.transaction(async () => {
      await project('Perdu');
      throw new Error('torn');
    });
    await assert.rejects(failing, /torn/);
    assert.deepEqual(await positions(last), []);
    assert.equal(await cms.strapi.documents('api::project.project').count({ filters: { slug: 'perdu' } }), 0);
  });

  test('wake a reader that waits', async () => {
    const last = (await positions()).at(-1)?.position ?? 0;
    const waiting = ask(`/feed?after=${last}&wait=10`);
    await project('Pont');
    const { entries } = (await (await waiting).json()) as { entries: unknown[] };
    assert.equal(entries.length, 1);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { kindInWords } from '@aggloforum/publisher/contract/change-kinds.ts';
import type { PublicSnapshot } from '@aggloforum/publisher/contract/snapshot.ts';
import { type BootedCms, bootCms } from '../testing/boot-cms.ts';
import { demoSnapshot } from './to-snapshot.ts';

interface SnapshotService {
  take(): Promise<{ snapshot: PublicSnapshot; files: readonly unknown[] }>;
}

describe('the demo content, once loaded into the CMS', () => {
  let cms: BootedCms;
  let loaded: PublicSnapshot;
  let files: readonly unknown[];
  let expected: PublicSnapshot;

  before(async () => {
    cms = await bootCms({ mode: 'demo', listen: false });
    const stored = await cms.strapi.store({ type: 'core', name: 'aggloforum', key: 'demo-content' }).get({});
    expected = demoSnapshot(Date.parse((stored as { firstStart: string }).firstStart));
    ({ snapshot: loaded, files } = await (
      cms.strapi.plugin('publisher').service('snapshot') as SnapshotService
    ).take());
  });
  after(async () => cms?.stop());

  test('gives the site the same references', () => {
    for (const part of [
      'settings',
      'departments',
      'communes',
      'themes',
      'procedures',
      'charter',
      'redirects',
    ] as const) {
      assert.deepEqual(loaded[part], expected[part], part);
    }
  });

  test('gives the site the same projects, consultations and texts', () => {
    for (const part of ['projects', 'consultations', 'syntheses', 'pages'] as const) {
      assert.deepEqual(loaded[part].map(lasting), expected[part].map(lasting), part);
    }
  });

  test('gives the site the same events, under the ids of the CMS', () => {
    const plain = ({ events }: PublicSnapshot) => new Set(events.map((event) => ({ ...lasting(event), id: null })));
    assert.deepEqual(plain(loaded), plain(expected));
  });

  test('gives the site the comments of one example, once, each as it was decided', async () => {
    assert.deepEqual(loaded.comments, [], 'the server tells of inhabitants once it listens');
    const demo = cms.strapi.plugin('concertation').service('demo') as { seed(): Promise<void> };
    await demo.seed();
    await demo.seed();
    const { snapshot } = await (cms.strapi.plugin('publisher').service('snapshot') as SnapshotService).take();
    const states = Map.groupBy(snapshot.comments, ({ state }) => state);
    const [replies, officials] = [({ parent }: Told) => parent !== null, ({ official }: Told) => official !== null];
    assert.deepEqual(
      {
        published: states.get('published')?.length,
        redacted: states.get('redacted')?.length,
        removed: states.get('removed')?.length,
        replies: snapshot.comments.filter(replies).length,
        officials: snapshot.comments.filter(officials).length,
      },
      { published: 7, redacted: 1, removed: 1, replies: 3, officials: 1 },
    );
    const count = async (table: string, where: object) =>
      cms.strapi.db.query(`plugin::concertation.comment-${table}` as 'api::project.project').count({ where });
    assert.deepEqual(
      {
        team: await count('revision', { state: 'awaiting-team' }),
        rules: await count('revision', { state: 'rule-held' }),
        spam: await count('revision', { state: 'spam-held' }),
        refused: await count('revision', { state: 'refused' }),
        reports: await count('flag', { state: 'open' }),
        appeals: await count('appeal', { state: 'open' }),
      },
      { team: 2, rules: 1, spam: 1, refused: 1, reports: 1, appeals: 1 },
    );
    assert.ok((snapshot.moderation?.total.published ?? 0) > 0, 'the figures come with them');
    const told = snapshot.comments.map(({ publishedAt }) => Date.parse(publishedAt));
    assert.ok(Math.max(...told) <= Date.now() && Math.min(...told) > Date.now() - 2 * 86_400_000);
    for (const { authorName, official } of snapshot.comments)
      assert.match(authorName ?? official?.service ?? '(exemple)', /\(exemple\)$/);
  });

  test('is told to the page « Publication » in words', async () => {
    const rows = await cms.strapi.db.query('plugin::publisher.outbox-entry').findMany({ select: ['kind'] });
    const kinds = [...new Set(rows.map(({ kind }: { kind: string }) => kind))];
    assert.ok(kinds.includes('comment-published') && kinds.includes('create'));
    assert.deepEqual(
      kinds.filter((kind) => kindInWords(kind) === kindInWords('essai')),
      [],
    );
  });

  test('hands over every file', () => {
    assert.equal(files.length, expected.projects.filter(({ cover }) => cover !== null).length + 6);
  });
});

type Told = PublicSnapshot['comments'][number];

/** What does not differ from one start to the next: instants and short codes do, and images are compressed anew by the media library. */
function lasting(entry: object): object {
  const kept = Object.entries(entry).filter(
    ([key]) => !['firstPublishedAt', 'updatedAt', 'publishedAt', 'code'].includes(key),
  );
  return JSON.parse(
    JSON.stringify(Object.fromEntries(kept)).replaceAll(/\/documents\/[0-9a-f]+\/([^"]+\.png)/g, '/documents/$1'),
  ) as object;
}

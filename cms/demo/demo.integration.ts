import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
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

  test('hands over every file', () => {
    assert.equal(files.length, expected.projects.filter(({ cover }) => cover !== null).length + 6);
  });
});

/** What does not differ from one start to the next: instants and short codes do, and images are compressed anew by the media library. */
function lasting(entry: object): object {
  const kept = Object.entries(entry).filter(
    ([key]) => !['firstPublishedAt', 'updatedAt', 'publishedAt', 'code'].includes(key),
  );
  return JSON.parse(
    JSON.stringify(Object.fromEntries(kept)).replaceAll(/\/documents\/[0-9a-f]+\/([^"]+\.png)/g, '/documents/$1'),
  ) as object;
}

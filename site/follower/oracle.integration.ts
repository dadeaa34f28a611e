import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { PublicSnapshot } from '@aggloforum/publisher/contract';
import { demoSnapshot } from '../../cms/demo/to-snapshot.ts';
import { everyComment, FIGURES, longThread } from '../src/testing/comments.ts';
import { NOON, demoFiles } from './testing/bench-site.ts';
import { filesBelow } from './files.ts';
import { renderWhole, wholeOf } from './testing/render-whole.ts';

const run = promisify(execFile);
const SITE = join(import.meta.dirname, '..');
const PUBLIC_URL = 'http://localhost:24322';

describe('plain `astro build` with @astrojs/sitemap, on the same snapshot at the same instant', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-oracle-'));
  const oracle = join(folder, 'oracle');
  const snapshot: PublicSnapshot = {
    ...demoSnapshot(NOON),
    comments: [
      ...everyComment('jardins-partages/les-regles-des-jardins'),
      ...longThread('voie-verte-du-vistre/choisir-le-trace', 130),
    ],
    moderation: FIGURES,
    withdrawals: [
      {
        path: '/projets/quai/',
        title: 'Le quai',
        service: 'Communication',
        at: new Date(NOON).toISOString(),
        reason: 'Erreur',
      },
    ],
  };
  let ours = '';

  before(async () => {
    const saved = join(folder, 'snapshot.json');
    writeFileSync(saved, JSON.stringify(snapshot));
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      SITE_OUTPUT: 'static',
      STATIC_OUT_DIR: oracle,
      SNAPSHOT_FILE: saved,
      RENDER_AT: new Date(NOON).toISOString(),
      PUBLIC_URL,
    };
    await run(process.execPath, [join(SITE, '..', 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build'], {
      cwd: SITE,
      env,
    });
    ours = await renderWhole(join(folder, 'site'), PUBLIC_URL, wholeOf(snapshot, demoFiles(snapshot)), NOON);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('makes the same addresses, further pages of comments among them', () => {
    assert.ok(filesBelow(oracle).includes('projets/voie-verte-du-vistre/choisir-le-trace/commentaires/3/index.html'));
    assert.ok(filesBelow(oracle).includes('donnees/commentaires/jardins-partages/les-regles-des-jardins.json'));
    const pages = filesBelow(ours).filter((file) => !/\.(br|gz)$/.test(file) && !file.startsWith('documents/'));
    assert.deepEqual(pages, filesBelow(oracle));
  });

  test('makes the same bytes', () => {
    const different = filesBelow(oracle).filter(
      (file) => !readFileSync(join(oracle, file)).equals(readFileSync(join(ours, file))),
    );
    assert.deepEqual(different, []);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOON } from '../../../site/follower/testing/bench-site.ts';
import { ROOT } from '../../environment.ts';
import type { Peer } from './peer.ts';

const SITE = join(ROOT, 'site');
const ASTRO = join(ROOT, 'node_modules', 'astro', 'bin', 'astro.mjs');

/** Our own templates, without the follower. */
export const PLAIN_ASTRO = astro('astro build', []);

/** With `experimental.incrementalBuild` (Astro 7.2): pages whose key is the same as last time are not rendered again. */
export const INCREMENTAL_ASTRO = astro('astro build, incrementalBuild', [
  '--config',
  join('..', 'scripts', 'bench', 'peers', 'incremental.config.ts'),
]);

function astro(name: string, flags: readonly string[]): Peer {
  return {
    name,
    missing: () => null,
    put: (folder, snapshot) => writeFileSync(join(folder, 'snapshot.json'), JSON.stringify(snapshot)),
    command: (folder) => ({
      file: process.execPath,
      args: [ASTRO, 'build', ...flags],
      cwd: SITE,
      env: {
        NODE_ENV: 'production',
        ASTRO_TELEMETRY_DISABLED: '1',
        SITE_OUTPUT: 'static',
        STATIC_OUT_DIR: join(folder, 'out'),
        BENCH_CACHE_DIR: join(folder, 'cache'),
        SNAPSHOT_FILE: join(folder, 'snapshot.json'),
        RENDER_AT: new Date(NOON).toISOString(),
        PUBLIC_URL: 'http://localhost:24321',
      },
    }),
    pageOf: (folder, slug) => join(folder, 'out', 'projets', slug, 'index.html'),
  };
}

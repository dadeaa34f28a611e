import { join } from 'node:path';
import config from '../../../site/astro.config.ts';

const KEYED = join(import.meta.dirname, 'keyed-paths.ts');

/** The site's own configuration, whose pages are given the keys that `incrementalBuild` compares. */
const incremental: typeof config = {
  ...config,
  cacheDir: process.env['BENCH_CACHE_DIR'] ?? '',
  experimental: { incrementalBuild: true },
  vite: {
    ...config.vite,
    plugins: [
      {
        name: 'keyed-paths',
        enforce: 'pre',
        resolveId: (id: string) => (id.endsWith('/model/static-paths.ts') ? KEYED : null),
      },
    ],
  },
};

export default incremental;

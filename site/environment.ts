import { resolve } from 'node:path';

/** The one place of this room that reads `process.env`. */
export interface SiteEnvironment {
  readonly mode: 'demo' | 'production';
  readonly sitePort: number;
  readonly cmsUrl: string;
  readonly dataDir: string;
  readonly siteDir: string;
  /** Without a closing slash. */
  readonly publicUrl: string;
  readonly clock: string | undefined;
  /** Addresses and networks of the proxies that are believed when they say who asks; none when empty. */
  readonly trustedProxy: string;
  /** What the admin calls this follower, when there are several. */
  readonly followerName: string;
  /** A saved snapshot, rendered instead of the CMS's (`npm run build`, `astro build`, `astro dev`). */
  readonly snapshotFile: string | null;
  /** Epoch milliseconds at which a saved snapshot is rendered. */
  readonly renderAt: number | null;
  /** `server`: the bundle of the follower and the front door; `static`: what plain `astro build` makes of a snapshot. */
  readonly output: 'server' | 'static';
  readonly staticOutDir: string;
}

const ROOT = resolve(import.meta.dirname ?? '.', '..');

export function siteEnvironment(env: NodeJS.ProcessEnv = process.env): SiteEnvironment {
  const sitePort = Number(env.SITE_PORT || 4321);
  return {
    mode: env.AGGLOFORUM_MODE === 'production' ? 'production' : 'demo',
    sitePort,
    cmsUrl: `http://127.0.0.1:${env.CMS_PORT || 1337}`,
    dataDir: resolve(ROOT, env.DATA_DIR || '.data'),
    siteDir: resolve(ROOT, env.SITE_DIR || '.site'),
    publicUrl: (env.PUBLIC_URL || `http://localhost:${sitePort}`).replace(/\/$/, ''),
    clock: env.AGGLOFORUM_CLOCK || undefined,
    trustedProxy: env.TRUSTED_PROXY ?? '',
    followerName: env.FOLLOWER_NAME || 'site',
    snapshotFile: env.SNAPSHOT_FILE ? resolve(env.SNAPSHOT_FILE) : null,
    renderAt: env.RENDER_AT ? Date.parse(env.RENDER_AT) : null,
    output: env.SITE_OUTPUT === 'static' ? 'static' : 'server',
    staticOutDir: env.STATIC_OUT_DIR ? resolve(env.STATIC_OUT_DIR) : resolve(ROOT, 'site', 'dist-static'),
  };
}

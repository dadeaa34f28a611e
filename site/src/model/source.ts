import { readFileSync } from 'node:fs';
import type { PublicSnapshot } from '@aggloforum/publisher/contract';
import { siteEnvironment } from '../../environment.ts';
import { clockAt } from './clock.ts';

/** All that a page may read. Time exists only as `passed`, so that the follower learns when a page must be looked at again. */
export interface SiteModel {
  readonly snapshot: PublicSnapshot;
  /** Origin of the public site, without a closing slash: `https://forum.exemple.fr`. Pages use it instead of `Astro.site`. */
  readonly publicUrl: string;
  /** Whether an instant (epoch milliseconds) has passed. */
  readonly passed: (instant: number) => boolean;
}

type Provider = () => SiteModel;

/** The compiled pages and the process that renders them are two bundles: they meet at this name. */
const PROVIDER = Symbol.for('aggloforum.site-model');
const meeting = globalThis as { [PROVIDER]?: Provider };

/** Called by the process that renders the compiled pages, before it renders. */
export function provideModel(provider: Provider): void {
  meeting[PROVIDER] = provider;
}

/** The model of the page being rendered; in `astro build` and `astro dev`, the one saved in `SNAPSHOT_FILE` at `RENDER_AT`. */
export function currentModel(): SiteModel {
  return meeting[PROVIDER]?.() ?? savedModel();
}

let saved: SiteModel | undefined;

function savedModel(): SiteModel {
  const { snapshotFile, renderAt, publicUrl } = siteEnvironment();
  if (snapshotFile === null) throw new Error('SNAPSHOT_FILE: no snapshot to render');
  saved ??= {
    snapshot: JSON.parse(readFileSync(snapshotFile, 'utf8')) as PublicSnapshot,
    publicUrl,
    passed: clockAt(renderAt ?? Date.now()).passed,
  };
  return saved;
}

import { readFileSync } from 'node:fs';
import type { PublicSnapshot } from '@aggloforum/publisher/contract';
import { siteEnvironment } from '../../environment.ts';
import { ReadModel } from './read-model.ts';
import { changesOf } from './rows.ts';
import type { SiteModel } from './site-model.ts';

type Provider = () => SiteModel;

/** The compiled pages and the process that renders them are two bundles: they meet at this name. */
const PROVIDER = Symbol.for('aggloforum.site-model.2');
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
  saved ??= modelOf(
    JSON.parse(readFileSync(snapshotFile, 'utf8')) as PublicSnapshot,
    publicUrl,
    renderAt ?? Date.now(),
  );
  return saved;
}

/** A snapshot at one instant (epoch milliseconds), read without anybody noting it. */
export function modelOf(snapshot: PublicSnapshot, publicUrl: string, now: number): SiteModel {
  const model = new ReadModel(publicUrl);
  model.apply({ mode: snapshot.mode, whole: true, changes: changesOf(snapshot) }, now);
  return model.reader({ read: () => undefined, passed: (instant) => instant <= now });
}

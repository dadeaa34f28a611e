import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { CopiedFile, PublicSnapshot } from '@aggloforum/publisher/contract';
import { changesOf } from '../../src/model/rows.ts';
import { Publisher } from '../publisher.ts';

/** A whole site from nothing, as `npm run build` makes it; answers the folder of its files. */
export async function renderWhole(
  siteDir: string,
  publicUrl: string,
  snapshot: PublicSnapshot,
  now: number,
  files: readonly CopiedFile[] = [],
): Promise<string> {
  const publisher = new Publisher(siteDir, publicUrl);
  const [first, ...others] = changesOf(snapshot);
  const changes = first === undefined ? others : [{ ...first, files }, ...others];
  const { position, mode } = snapshot;
  await publisher.take({ head: { position, mode, whole: true, desired: { rebuild: 0, bundle: 'current' } }, changes }, now);
  await publisher.renew();
  publisher.record(now);
  publisher.close();
  const failure = publisher.site?.failure ?? null;
  if (failure !== null) throw new Error(failure);
  return realpathSync(join(siteDir, 'current'));
}

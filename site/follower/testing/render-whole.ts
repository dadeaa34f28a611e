import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { CopiedFile, PublicChange, PublicSnapshot } from '@aggloforum/publisher/contract';
import { changesOf } from '../../src/model/rows.ts';
import type { Taken } from '../cms-client.ts';
import { Publisher } from '../publisher.ts';

/** A batch as the CMS would send it. */
export function taken(changes: readonly PublicChange[], position: number, whole: boolean): Taken {
  return { head: { position, mark: '', mode: 'demo', whole, desired: { rebuild: 0, bundle: 'current' } }, changes };
}

/** Everything of a snapshot in one batch. */
export function wholeOf(snapshot: PublicSnapshot, files: readonly CopiedFile[] = []): Taken {
  const [first, ...others] = changesOf(snapshot);
  const changes = first === undefined ? others : [{ ...first, files }, ...others];
  const batch = taken(changes, snapshot.position, true);
  return { ...batch, head: { ...batch.head, mode: snapshot.mode } };
}

/** A whole site from nothing, as `npm run build` makes it; answers the folder of its files. */
export async function renderWhole(siteDir: string, publicUrl: string, batch: Taken, now: number): Promise<string> {
  const publisher = new Publisher(siteDir, publicUrl);
  await publisher.take(batch, now);
  await publisher.renew();
  await publisher.finish();
  publisher.record(now);
  publisher.close();
  const failure = publisher.site?.failure ?? null;
  if (failure !== null) throw new Error(failure);
  return realpathSync(join(siteDir, 'current'));
}

import { readFileSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangesHead, PublicSnapshot } from '@aggloforum/publisher/contract';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import { siteEnvironment } from '../environment.ts';
import { changesOf } from '../src/model/rows.ts';
import { CmsClient, NOWHERE, type Taken } from './cms-client.ts';
import { Publisher } from './publisher.ts';

/** One full build of the public site, by the renderer that also keeps it fresh, in a folder of its own. */
process.umask(0o022);
const { cmsUrl, dataDir, siteDir, publicUrl, clock, snapshotFile, renderAt } = siteEnvironment();

try {
  const taken = snapshotFile === null ? await fromCms() : fromFile(snapshotFile);
  const folder = join(siteDir, 'built');
  const publisher = new Publisher(folder, publicUrl);
  const now = renderAt ?? createClock(clock).now();
  await publisher.take(taken, now);
  await publisher.renew();
  await publisher.finish();
  publisher.record(now);
  publisher.close();
  const failure = publisher.site?.failure ?? null;
  if (failure !== null) throw new Error(`Une page n’a pas pu être produite : ${failure}`);
  const root = realpathSync(join(folder, 'current'));
  linkTo(root);
  process.stdout.write(`Le site est construit : ${root} (site/dist y mène).\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function fromCms(): Promise<Taken> {
  try {
    return await new CmsClient(cmsUrl, dataDir).changes(NOWHERE, undefined, 0);
  } catch (error) {
    const why = 'Le CMS ne répond pas : lancez « npm start », ou donnez un instantané enregistré par SNAPSHOT_FILE.';
    throw new Error(why, { cause: error });
  }
}

function fromFile(path: string): Taken {
  const snapshot = JSON.parse(readFileSync(path, 'utf8')) as PublicSnapshot;
  const head: ChangesHead = {
    position: snapshot.position,
    mark: '',
    mode: snapshot.mode,
    whole: true,
    desired: { rebuild: 0, bundle: 'current' },
  };
  return { head, changes: changesOf(snapshot) };
}

function linkTo(root: string): void {
  const link = join(import.meta.dirname, '..', 'dist');
  rmSync(`${link}.part`, { force: true });
  symlinkSync(root, `${link}.part`);
  renameSync(`${link}.part`, link);
}

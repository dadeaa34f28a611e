import { readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicSnapshot } from '@aggloforum/publisher/contract';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import { siteEnvironment } from '../environment.ts';
import { CmsClient } from './cms-client.ts';
import { Publisher } from './publish.ts';
import { Releases } from './releases.ts';
import { Renderer, type TakenSnapshot } from './render.ts';

/** One full build of the public site, by the renderer that also keeps it fresh. */
process.umask(0o022);
const { cmsUrl, dataDir, siteDir, publicUrl, clock, snapshotFile, renderAt } = siteEnvironment();

try {
  const taken = snapshotFile === null ? await fromCms() : fromFile(snapshotFile);
  const publisher = new Publisher(siteDir, new Releases(siteDir), new Renderer(publicUrl));
  const { release } = await publisher.publish(taken, renderAt ?? createClock(clock).now());
  const root = join(siteDir, 'releases', String(release), 'public');
  linkTo(root);
  process.stdout.write(`Le site est construit : ${root} (site/dist y mène).\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function fromCms(): Promise<TakenSnapshot> {
  try {
    return await new CmsClient(cmsUrl, dataDir).snapshot();
  } catch (error) {
    const why = 'Le CMS ne répond pas : lancez « npm start », ou donnez un instantané enregistré par SNAPSHOT_FILE.';
    throw new Error(why, { cause: error });
  }
}

/** Either what the CMS's endpoint answers, or the bare snapshot. */
function fromFile(path: string): TakenSnapshot {
  const read = JSON.parse(readFileSync(path, 'utf8')) as TakenSnapshot | PublicSnapshot;
  return 'snapshot' in read ? read : { snapshot: read, files: [] };
}

function linkTo(root: string): void {
  const link = join(import.meta.dirname, '..', 'dist');
  rmSync(`${link}.part`, { force: true });
  symlinkSync(root, `${link}.part`);
  renameSync(`${link}.part`, link);
}

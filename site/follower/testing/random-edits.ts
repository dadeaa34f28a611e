import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOW } from '../../src/testing/fixture.ts';
import { filesBelow } from '../files.ts';
import { Publisher } from '../publisher.ts';
import { Random } from './random.ts';
import { renderWhole, taken } from './render-whole.ts';
import { World } from './world.ts';

const PUBLIC_URL = 'http://localhost:24323';

export interface Drift {
  readonly edits: number;
  readonly comparisons: number;
  /** Files that are not what a rendering from nothing makes, with what was done since the last comparison. */
  readonly different: readonly string[];
  readonly acts: readonly string[];
}

/**
 * Random acts, settled alone or several together, with restarts between; every so often the tree must equal a full
 * rendering from nothing, byte for byte. Ends at the first difference.
 */
export async function randomEdits(
  seed: number,
  edits: number,
  every: number,
  until = Number.POSITIVE_INFINITY,
): Promise<Drift> {
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-edits-'));
  const random = new Random(seed);
  const world = new World(random, join(folder, 'media'), Date.parse(NOW));
  const siteDir = join(folder, 'site');
  let position = 1;
  let publisher = await begun(siteDir, world, position);
  let done = 0;
  let comparisons = 0;
  try {
    for (let acts: string[] = []; done < edits && performance.now() < until; acts = []) {
      for (const stop = Math.min(edits, done + every); done < stop;) {
        for (let together = 1 + random.below(4); together > 0; together -= 1, done += 1) acts.push(world.step());
        position += 1;
        await publisher.take(taken(world.changes(), position, false), world.now);
        publisher.site?.tick(world.now);
        if (random.next() < 0.7) await settle(publisher, random.next() < 0.5);
        if (random.next() < 0.02) {
          acts.push('restart');
          publisher.close();
          publisher = await begun(siteDir, world, position);
        }
      }
      await settle(publisher, true);
      const different = await compare(join(siteDir, 'current'), join(folder, 'whole'), world, position);
      comparisons += 1;
      if (different.length > 0) return { edits: done, comparisons, different, acts };
    }
    return { edits: done, comparisons, different: [], acts: [] };
  } finally {
    publisher.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Started from what it remembers, and from the feed what it had not recorded before it ended. */
async function begun(siteDir: string, world: World, position: number): Promise<Publisher> {
  const publisher = new Publisher(siteDir, PUBLIC_URL);
  await publisher.begin(world.now);
  if (publisher.position !== position) await publisher.take(taken(world.whole(), position, true), world.now);
  if (publisher.needsRelease) {
    await publisher.renew();
    publisher.needsRelease = false;
  }
  await settle(publisher, true);
  return publisher;
}

async function settle(publisher: Publisher, whole: boolean): Promise<void> {
  const { site } = publisher;
  while (site !== null && (whole ? !site.isSettled : !site.isQuiet)) await site.work(whole);
  publisher.record(Date.parse(NOW));
}

async function compare(current: string, siteDir: string, world: World, position: number): Promise<string[]> {
  rmSync(siteDir, { recursive: true, force: true });
  const whole = await renderWhole(siteDir, PUBLIC_URL, taken(world.whole(), position, true), world.now);
  const names = [...new Set([...filesBelow(current), ...filesBelow(whole)])].sort();
  return names.filter((name) => !sameBytes(join(current, name), join(whole, name)));
}

function sameBytes(a: string, b: string): boolean {
  try {
    return readFileSync(a).equals(readFileSync(b));
  } catch {
    return false;
  }
}

import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servicesOf } from '../../scripts/stack/services.ts';
import { Supervisor } from '../../scripts/stack/supervisor.ts';
import { eventually, type Stack } from './stack.ts';

/** Its name among those who follow the CMS. */
export const SECOND_FOLLOWER = 'from-scratch';

/**
 * The files of the site that differ from those of a second follower, which starts from nothing and follows the same
 * CMS: what many small changes left must be what one full rendering gives. Empty when they are equal, byte for byte.
 */
export async function differencesFromScratch(stack: Stack): Promise<string[]> {
  const siteDir = mkdtempSync(join(tmpdir(), 'aggloforum-from-scratch-'));
  const follower = servicesOf(stack.settings).find(({ name }) => name === 'follower');
  if (!follower) throw new Error('the stack has no follower');
  const supervisor = new Supervisor({ ...stack.env, SITE_DIR: siteDir, FOLLOWER_NAME: SECOND_FOLLOWER });
  let different: string[] = [];
  try {
    await supervisor.start(follower);
    await eventually(
      'a site rendered from nothing',
      async () => Promise.resolve(existsSync(join(siteDir, 'current'))),
      300,
    );
    // The two followers do not hear of a last change, or of an hour that strikes, in the same instant.
    await eventually('the same site', async () => {
      different = differences(join(stack.settings.siteDir, 'current'), join(siteDir, 'current'));
      return Promise.resolve(different.length === 0);
    }).catch(() => undefined);
    return different;
  } finally {
    await supervisor.stop();
    rmSync(siteDir, { recursive: true, force: true });
  }
}

function differences(one: string, other: string): string[] {
  const names = new Set([one, other].flatMap((root) => globSync('**/*', { cwd: root })));
  return [...names].filter((name) => !same(join(one, name), join(other, name))).sort();
}

function same(one: string, other: string): boolean {
  try {
    if (statSync(one).isDirectory()) return statSync(other).isDirectory();
    return readFileSync(one).equals(readFileSync(other));
  } catch {
    return false;
  }
}

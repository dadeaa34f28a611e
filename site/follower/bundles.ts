import { cpSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { isThere, makeFolder } from './files.ts';
import { BUNDLE, bundleDigest } from './pages.ts';
import type { FollowerState } from './state.ts';

const KEPT = 3;
/** Beside the bundle, so that what it imports is found from there too. */
const FOLDER = join(import.meta.dirname, '..', 'bundles');

export interface Bundle {
  readonly digest: string;
  readonly path: string;
}

/** Where a bundle is kept. */
export function bundlePath(digest: string): string {
  return join(FOLDER, digest);
}

/**
 * The compiled pages that a follower renders with: a copy, so that a build going on cannot change them under it. The
 * last few are kept: to go back to an earlier one renders today's data with it, never yesterday's texts.
 */
export function takeBundle(): Bundle {
  const digest = bundleDigest(BUNDLE);
  const path = bundlePath(digest);
  makeFolder(FOLDER, 0o755);
  if (!isThere(path)) {
    const part = join(FOLDER, `${digest}.${process.pid}.part`);
    cpSync(BUNDLE, part, { recursive: true });
    placeOnce(part, path);
  }
  const now = new Date();
  utimesSync(path, now, now);
  for (const { path: old } of known().slice(KEPT)) rmSync(old, { recursive: true, force: true });
  return { digest, path };
}

/** Two followers that meet a new build have the same copy: the second one's is not needed. */
function placeOnce(part: string, path: string): void {
  try {
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!isThere(path)) throw error;
  }
}

/** The one before this one; null when none is kept. */
export function bundleBefore({ digest }: Bundle): Bundle | null {
  return known().find((bundle) => bundle.digest !== digest) ?? null;
}

/** A return to earlier templates outlives a restart, until there are later ones. */
export function bundleInUse(latest: Bundle, before: Pick<FollowerState, 'bundle' | 'latest'> | null): Bundle {
  if (before === null || before.latest !== latest.digest) return latest;
  return known().find(({ digest }) => digest === before.bundle) ?? latest;
}

/** The latest first. */
function known(): (Bundle & { readonly at: number })[] {
  return readdirSync(FOLDER)
    .filter((name) => /^[0-9a-f]+$/.test(name))
    .map((digest) => ({ digest, path: bundlePath(digest), at: statSync(bundlePath(digest)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
}

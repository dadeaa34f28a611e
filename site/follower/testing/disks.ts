import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { empty, fill, mayMount, mount, unmount } from '../../../scripts/testing/small-disk.ts';
import type { BenchSite } from './bench-site.ts';

/** A disk for a site, which can be filled and emptied. */
export interface Disk {
  readonly name: string;
  prepare(site: BenchSite): void;
  start(site: BenchSite): void;
  fill(site: BenchSite): void;
  empty(site: BenchSite): void;
  /** What the site's own end leaves. */
  remove(site: BenchSite): void;
}

const flag = (site: BenchSite) => join(site.folder, 'disk-is-full');

/** Everywhere: the system's answers to the follower are those of a full disk. */
const pretended: Disk = {
  name: 'a disk that answers as a full one does',
  prepare: () => undefined,
  start: (site) => site.startHastily({ DISK_FULL: flag(site) }, 'preload-full-disk.ts'),
  fill: (site) => writeFileSync(flag(site), ''),
  empty: (site) => rmSync(flag(site)),
  remove: () => undefined,
};

/** Where a file system may be mounted (root on Linux): a real one, of a few megabytes. */
const small: Disk = {
  name: 'a small disk',
  prepare: (site) => mount(site.siteDir),
  start: (site) => site.startHastily(),
  fill: (site) => fill(site.siteDir),
  empty: (site) => empty(site.siteDir),
  remove: (site) => unmount(site.siteDir),
};

export function disks(scratch: string): readonly Disk[] {
  return mayMount(scratch) ? [pretended, small] : [pretended];
}

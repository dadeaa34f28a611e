import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
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
const filler = (site: BenchSite) => join(site.siteDir, 'filler');

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
  fill: (site) => fill(filler(site), site.siteDir),
  empty: (site) => rmSync(filler(site)),
  remove: (site) => unmount(site.siteDir),
};

export function disks(scratch: string): readonly Disk[] {
  const probe = join(scratch, 'probe');
  try {
    mount(probe);
    unmount(probe);
    return [pretended, small];
  } catch {
    return [pretended];
  }
}

function mount(folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'ignore' });
}

function unmount(folder: string): void {
  if (existsSync(folder)) execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
}

function fill(path: string, folder: string): void {
  const handle = openSync(path, 'w');
  const block = Buffer.alloc(4096, 1);
  try {
    while (statfsSync(folder).bavail > 0) writeSync(handle, block);
  } finally {
    closeSync(handle);
  }
}

import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Whether this process may mount file systems: root on Linux. */
export function mayMount(scratch: string): boolean {
  const probe = join(scratch, 'probe');
  try {
    mount(probe);
    unmount(probe);
    return true;
  } catch {
    return false;
  }
}

/** A file system of a few megabytes in memory. */
export function mount(folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'ignore' });
}

export function unmount(folder: string): void {
  if (existsSync(folder)) execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
}

const fillerIn = (folder: string) => join(folder, 'filler');

/** To the last block. */
export function fill(folder: string): void {
  const handle = openSync(fillerIn(folder), 'w');
  const block = Buffer.alloc(4096, 1);
  try {
    while (statfsSync(folder).bavail > 0) writeSync(handle, block);
  } finally {
    closeSync(handle);
  }
}

export function empty(folder: string): void {
  rmSync(fillerIn(folder));
}

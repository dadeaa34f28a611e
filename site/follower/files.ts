import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Where a page's address is stored below the release's root. */
export function fileOf(address: string): string {
  if (address === '/404/') return '404.html';
  return address.endsWith('/') ? `${address.slice(1)}index.html` : address.slice(1);
}

/** Paths of all files below a folder, relative to it, in order; none when it is not there. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort();
  } catch (error) {
    if (isNotThere(error)) return [];
    throw error;
  }
}

export function makeFolder(path: string, mode: number): void {
  mkdirSync(path, { recursive: true, mode });
}

export function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

export function isNotThere(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** Writes a file whole or not at all, for its owner alone. */
export function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text, { flush: true, mode: 0o600 });
  renameSync(`${path}.part`, path);
}

export function syncFolder(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Resolves when these files below a folder are on the disk. One call of the system's for the whole disk where there is
 * `sync -f` (coreutils): a hundred thousand files would take minutes one by one.
 */
export async function syncDisk(folder: string, files: readonly string[]): Promise<void> {
  if (files.length > FEW && (await syncWhole(folder))) return;
  const rest = files.values();
  const worker = async () => {
    for (const file of rest) {
      const handle = await open(file, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

const FEW = 4;

async function syncWhole(folder: string): Promise<boolean> {
  try {
    const child = spawn('sync', ['-f', folder], { stdio: 'ignore' });
    const [code] = (await once(child, 'exit')) as [number | null];
    return code === 0;
  } catch {
    return false;
  }
}

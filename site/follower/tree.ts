import { copyFile, link, mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesBelow, isNotThere, syncDisk } from './files.ts';
import { compressed, isLarge, TWINS, twinsOf } from './twins.ts';

const UNFINISHED = '.tmp';
/** Twins written between two visits of the disk. */
const BATCH = 64;

/** Where the site's files are put. */
export interface Tree {
  /** Writes unless the file is the same already. Throws what the disk says; the old file then stands. */
  write(file: string, content: Buffer): Promise<void>;
  /** A document is named by its content: one of the same address is the same file. */
  copy(file: string, source: string): Promise<void>;
  /** With its twins, and the folders that are empty without it. */
  remove(file: string): Promise<void>;
}

/**
 * The files that readers see. A file is replaced by one rename, after its old twins are gone and before its new ones
 * come: a reader gets the old page or the new one, never a mixture, and what was taken down does not live on in a twin.
 */
export class StandingTree implements Tree {
  readonly root: string;
  readonly #folders = new Set<string>();
  /** Files whose twins are to come: what is shown does not wait for them. */
  readonly #bare: Set<string>;

  constructor(root: string, bare: Iterable<string> = []) {
    this.root = root;
    this.#bare = new Set(bare);
  }

  get hasBare(): boolean {
    return this.#bare.size > 0;
  }

  async write(file: string, content: Buffer): Promise<void> {
    const target = join(this.root, file);
    const twins = twinsOf(file, content.length);
    if (await isSame(target, content)) {
      if (!(await areThere(target, twins))) this.#bare.add(file);
      return;
    }
    await this.#makeFolderOf(file);
    const later = twins.length > 0 && isLarge(content);
    const parts: [string, Buffer][] = [[target, content]];
    if (twins.length > 0 && !later) parts.push(...(await compressed(target, content)));
    await replace(target, parts);
    this.#bare.delete(file);
    if (later) this.#bare.add(file);
  }

  async copy(file: string, source: string): Promise<void> {
    const target = join(this.root, file);
    if (await isThere(target)) return;
    await this.#makeFolderOf(file);
    await copyWhole(source, target);
  }

  async remove(file: string): Promise<void> {
    this.#bare.delete(file);
    await removeFrom(this.root, file, this.#folders);
  }

  /** Compresses some of the files that wait for it. Throws what the disk says; they wait on then. */
  async compressSome(): Promise<void> {
    const files = [...this.#bare].slice(0, BATCH);
    const parts = (await Promise.all(files.map(async (file) => this.#twins(file)))).flat();
    try {
      await Promise.all(parts.map(async ([path, bytes]) => writeFile(path + UNFINISHED, bytes, { mode: 0o644 })));
      await syncDisk(
        this.root,
        parts.map(([path]) => path + UNFINISHED),
      );
    } catch (error) {
      await Promise.all(parts.map(async ([path]) => rm(path + UNFINISHED, { force: true })));
      throw error;
    }
    for (const [path] of parts) await rename(path + UNFINISHED, path);
    for (const file of files) this.#bare.delete(file);
  }

  /** Removes what a kill left half written, and what nobody makes stand. */
  async sweep(stands: (file: string) => boolean): Promise<void> {
    for (const file of filesBelow(this.root)) {
      const plain = file.replace(/\.(br|gz)$/, '');
      if (file.endsWith(UNFINISHED)) await rm(join(this.root, file), { force: true });
      else if (!stands(plain)) await this.remove(plain);
    }
  }

  async #twins(file: string): Promise<[string, Buffer][]> {
    const target = join(this.root, file);
    const content = await readFile(target);
    return twinsOf(file, content.length).length === 0 ? [] : compressed(target, content);
  }

  async #makeFolderOf(file: string): Promise<void> {
    const folder = dirname(file);
    if (this.#folders.has(folder)) return;
    await mkdir(join(this.root, folder), { recursive: true });
    this.#folders.add(folder);
  }
}

export async function removeFrom(root: string, file: string, folders: Set<string>): Promise<void> {
  const target = join(root, file);
  // The page last: a twin without its page would be one that nobody removes after a kill.
  for (const path of [...TWINS.map((twin) => target + twin), target]) await rm(path, { force: true });
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    folders.delete(folder);
    const isEmpty = await rmdir(join(root, folder)).then(
      () => true,
      () => false,
    );
    if (!isEmpty) return;
  }
}

export async function copyWhole(source: string, target: string): Promise<void> {
  try {
    await copyFile(source, target + UNFINISHED);
    await rename(target + UNFINISHED, target);
  } catch (error) {
    await rm(target + UNFINISHED, { force: true });
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

export async function linkIfThere(source: string, target: string): Promise<boolean> {
  try {
    await link(source, target);
    return true;
  } catch (error) {
    if (isNotThere(error)) return false;
    throw error;
  }
}

async function areThere(target: string, twins: readonly string[]): Promise<boolean> {
  return (await Promise.all(twins.map(async (twin) => isThere(target + twin)))).every(Boolean);
}

async function isSame(path: string, content: Buffer): Promise<boolean> {
  try {
    return (await readFile(path)).equals(content);
  } catch (error) {
    if (isNotThere(error)) return false;
    throw error;
  }
}

async function replace(target: string, parts: readonly [string, Buffer][]): Promise<void> {
  try {
    await Promise.all(
      parts.map(async ([path, bytes]) => writeFile(path + UNFINISHED, bytes, { mode: 0o644, flush: true })),
    );
  } catch (error) {
    // The disk may be full: nothing of the old page has been touched, and nothing half written stays.
    await Promise.all(parts.map(async ([path]) => rm(path + UNFINISHED, { force: true })));
    throw error;
  }
  for (const twin of TWINS) await rm(target + twin, { force: true });
  for (const [path] of parts) await rename(path + UNFINISHED, path);
}

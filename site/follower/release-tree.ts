import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow, isNotThere, isThere, syncDisk } from './files.ts';
import { copyWhole, linkIfThere, removeFrom, type Tree } from './tree.ts';
import { TWINS, twinsOf } from './twins.ts';

/**
 * The files of a new release, which nobody reads yet. Those that are as before are the same files as before. Nobody
 * waits for twins: they come when the release stands. To wait for the disk file by file would take most of the time, so
 * the calls are those that do not, and `flush` waits once for all.
 */
export class ReleaseTree implements Tree {
  readonly root: string;
  /** Files whose twins are to come. */
  readonly bare = new Set<string>();
  readonly #before: string | null;
  readonly #folders = new Set<string>();
  readonly #made = new Set<string>();
  written = 0;

  constructor(root: string, before: string | null) {
    this.root = root;
    this.#before = before;
  }

  async write(file: string, content: Buffer): Promise<void> {
    const target = join(this.root, file);
    const twins = twinsOf(file, content.length);
    this.#makeFolderOf(file);
    this.#makeRoomFor(file, target);
    this.bare.delete(file);
    const linked = this.#before !== null && this.#linkedFrom(join(this.#before, file), target, content);
    if (!linked) {
      this.written += 1;
      writeFileSync(target, content, { mode: 0o644 });
    }
    if (twins.some((twin) => !linked || !isThere(target + twin))) this.bare.add(file);
  }

  async copy(file: string, source: string): Promise<void> {
    const target = join(this.root, file);
    if (isThere(target)) return;
    this.#makeFolderOf(file);
    if (this.#before !== null && (await linkIfThere(join(this.#before, file), target))) return;
    this.written += 1;
    await copyWhole(source, target);
  }

  async remove(file: string): Promise<void> {
    this.bare.delete(file);
    await removeFrom(this.root, file, this.#folders);
  }

  /** Everything on the disk, before others are shown it. */
  async flush(): Promise<void> {
    await syncDisk(
      this.root,
      filesBelow(this.root).map((file) => join(this.root, file)),
    );
  }

  #makeFolderOf(file: string): void {
    const folder = dirname(file);
    if (this.#folders.has(folder)) return;
    mkdirSync(join(this.root, folder), { recursive: true });
    this.#folders.add(folder);
  }

  /** A file made before in this tree may be one with that of `before`, which readers see: it is left, not written over. */
  #makeRoomFor(file: string, target: string): void {
    if (this.#made.has(file)) for (const twin of ['', ...TWINS]) rmSync(target + twin, { force: true });
    this.#made.add(file);
  }

  #linkedFrom(before: string, target: string, content: Buffer): boolean {
    try {
      if (!readFileSync(before).equals(content)) return false;
      linkSync(before, target);
    } catch (error) {
      if (isNotThere(error)) return false;
      throw error;
    }
    for (const twin of TWINS) if (isThere(before + twin)) linkSync(before + twin, target + twin);
    return true;
  }
}

import { copyFile, link, mkdir, open, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesBelow, isNotThere } from './files.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** What compresses; a smaller file gains nothing from a twin. */
const COMPRESSIBLE = /\.(html|css|js|mjs|json|xml|ics|txt|svg|webmanifest)$/;
const WORTH_COMPRESSING = 512;
/** A large file that changes often is compressed quickly rather than well. */
const LARGE = 256 * 1024;
const UNFINISHED = '.tmp';

const TWINS = ['.br', '.gz'] as const;

/**
 * The files of one release. In the one that is served (`standing`) a file is replaced by one rename, after its old
 * twins are gone and before its new ones come: a reader gets the old page or the new one, never a mixture, and what was
 * taken down does not live on in a twin. Another one, which nobody reads yet, may take unchanged files of `before`.
 */
export class Tree {
  readonly root: string;
  readonly #standing: boolean;
  readonly #before: string | null;
  readonly #folders = new Set<string>();
  readonly #made = new Set<string>();
  written = 0;

  constructor(root: string, options: { readonly standing: boolean; readonly before?: string | null }) {
    this.root = root;
    this.#standing = options.standing;
    this.#before = options.before ?? null;
  }

  /** Writes unless the file is the same already. Throws what the disk says; the old file then stands. */
  async write(file: string, content: Buffer): Promise<void> {
    const twins = isCompressible(file) && content.length >= WORTH_COMPRESSING ? TWINS : [];
    if (this.#standing && (await isSame(join(this.root, file), content, twins))) return;
    await this.#makeFolderOf(file);
    if (!this.#standing) await this.#makeRoomFor(file);
    if (await this.#linkedFromBefore(file, content, twins)) return;
    this.written += 1;
    const target = join(this.root, file);
    const parts: [string, Buffer][] = [[target, content]];
    if (twins.length > 0) {
      const quick = content.length > LARGE;
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: quick ? 3 : 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      const [br, gz] = await Promise.all([brotli(content, { params }), zip(content, { level: quick ? 1 : 6 })]);
      parts.push([`${target}.br`, br], [`${target}.gz`, gz]);
    }
    if (this.#standing) await replace(target, parts);
    else await Promise.all(parts.map(async ([path, bytes]) => writeFile(path, bytes, { mode: 0o644 })));
  }

  /** A document is named by its content: one of the same address is the same file. */
  async copy(file: string, source: string): Promise<void> {
    const target = join(this.root, file);
    if (await isThere(target)) return;
    await this.#makeFolderOf(file);
    if (this.#before !== null && (await linkIfThere(join(this.#before, file), target))) return;
    this.written += 1;
    try {
      await copyFile(source, target + UNFINISHED);
      await rename(target + UNFINISHED, target);
    } catch (error) {
      await rm(target + UNFINISHED, { force: true });
      throw error;
    }
  }

  /** With its twins, and the folders that are empty without it. */
  async remove(file: string): Promise<void> {
    const target = join(this.root, file);
    // The page last: a twin without its page would be one that nobody removes after a kill.
    for (const path of [...TWINS.map((twin) => target + twin), target]) await rm(path, { force: true });
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
      this.#folders.delete(folder);
      if (
        !(await rmdir(join(this.root, folder)).then(
          () => true,
          () => false,
        ))
      )
        return;
    }
  }

  /** Removes what a kill left half written, and what nobody makes stand. */
  async sweep(stands: (file: string) => boolean): Promise<void> {
    for (const file of filesBelow(this.root)) {
      const plain = file.replace(/\.(br|gz)$/, '');
      if (file.endsWith(UNFINISHED)) await rm(join(this.root, file), { force: true });
      else if (!stands(plain)) await this.remove(plain);
    }
  }

  /** Everything on the disk, before others are shown it. */
  async flush(): Promise<void> {
    const files = filesBelow(this.root).values();
    const worker = async () => {
      for (const file of files) {
        const handle = await open(join(this.root, file), 'r');
        try {
          await handle.sync();
        } finally {
          await handle.close();
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
  }

  async #makeFolderOf(file: string): Promise<void> {
    const folder = dirname(file);
    if (this.#folders.has(folder)) return;
    await mkdir(join(this.root, folder), { recursive: true });
    this.#folders.add(folder);
  }

  /** A file made before in this tree may be one with that of `before`, which readers see: it is left, not written over. */
  async #makeRoomFor(file: string): Promise<void> {
    const target = join(this.root, file);
    if (this.#made.has(file)) await Promise.all(['', ...TWINS].map(async (twin) => rm(target + twin, { force: true })));
    this.#made.add(file);
  }

  async #linkedFromBefore(file: string, content: Buffer, twins: readonly string[]): Promise<boolean> {
    if (this.#before === null || !(await isSame(join(this.#before, file), content, twins))) return false;
    for (const twin of ['', ...twins]) {
      await linkIfThere(join(this.#before, file + twin), join(this.root, file + twin));
    }
    return true;
  }
}

function isCompressible(file: string): boolean {
  return COMPRESSIBLE.test(file);
}

async function isSame(path: string, content: Buffer, twins: readonly string[]): Promise<boolean> {
  try {
    if (!(await readFile(path)).equals(content)) return false;
  } catch (error) {
    if (isNotThere(error)) return false;
    throw error;
  }
  return (await Promise.all(twins.map(async (twin) => isThere(path + twin)))).every(Boolean);
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

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function linkIfThere(source: string, target: string): Promise<boolean> {
  try {
    await link(source, target);
    return true;
  } catch (error) {
    if (isNotThere(error)) return false;
    throw error;
  }
}

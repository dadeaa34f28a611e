import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { link, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** What compresses; a smaller file gains nothing from a twin. */
const COMPRESSIBLE = /\.(html|css|js|mjs|json|xml|ics|txt|svg|webmanifest)$/;
const WORTH_COMPRESSING = 512;

/** Where a page's address is stored below the release's root. */
export function fileOf(address: string): string {
  if (address === '/404/') return '404.html';
  return address.endsWith('/') ? `${address.slice(1)}index.html` : address.slice(1);
}

/**
 * Writes into a new release. A file that is the same in the release before is linked with its twins: it keeps its
 * date, so that browsers revalidate without loading it again, and costs neither disk nor compression.
 */
export class ReleaseWriter {
  readonly #root: string;
  readonly #before: string | null;
  written = 0;
  linked = 0;

  constructor(root: string, before: string | null) {
    this.#root = root;
    this.#before = before;
  }

  async write(file: string, content: Buffer): Promise<void> {
    const target = join(this.#root, file);
    await mkdir(dirname(target), { recursive: true });
    if (await this.#linkedFromBefore(file, content)) return;
    await writeFile(target, content, { flush: true, mode: 0o644, flag: 'wx' });
    this.written += 1;
    if (!COMPRESSIBLE.test(file) || content.length < WORTH_COMPRESSING) return;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    await writeFile(`${target}.br`, await brotli(content, { params }), { flush: true, mode: 0o644 });
    await writeFile(`${target}.gz`, await zip(content, { level: 9 }), { flush: true, mode: 0o644 });
  }

  /** A document is named by its content: one of the same address is the same file. */
  async copy(file: string, source: string): Promise<void> {
    const target = join(this.#root, file);
    await mkdir(dirname(target), { recursive: true });
    if (this.#before !== null && (await linkIfThere(join(this.#before, file), target))) {
      this.linked += 1;
      return;
    }
    await copyFile(source, target);
    this.written += 1;
  }

  async #linkedFromBefore(file: string, content: Buffer): Promise<boolean> {
    if (this.#before === null) return false;
    const old = join(this.#before, file);
    const same = await readFile(old)
      .then((bytes) => bytes.equals(content))
      .catch(() => false);
    if (!same) return false;
    await link(old, join(this.#root, file));
    for (const twin of ['.br', '.gz']) await linkIfThere(`${old}${twin}`, join(this.#root, `${file}${twin}`));
    this.linked += 1;
    return true;
  }
}

async function linkIfThere(source: string, target: string): Promise<boolean> {
  try {
    await link(source, target);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Paths of all files below a folder, relative to it, in order; none when it is not there. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export function makeFolder(path: string, mode: number): void {
  mkdirSync(path, { recursive: true, mode });
}

export function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { filesBelow, isThere, makeFolder } from './files.ts';

/** What one release is made of: `public` is served, `private` (owner only) holds the data that it was rendered from. */
export interface Release {
  readonly number: number;
  readonly root: string;
  readonly publicRoot: string;
  readonly privateRoot: string;
}

const KEPT = 3;

/** The releases below `SITE_DIR`: `releases/<n>/public`, and `current`, a link that one rename moves. */
export class Releases {
  readonly #siteDir: string;

  constructor(siteDir: string) {
    this.#siteDir = siteDir;
    makeFolder(join(siteDir, 'releases'), 0o755);
  }

  current(): Release | null {
    try {
      const number = Number(/^releases\/(\d+)\/public$/.exec(readlinkSync(join(this.#siteDir, 'current')))?.[1]);
      const release = this.#release(number, String(number));
      return Number.isInteger(number) && isThere(release.publicRoot) ? release : null;
    } catch {
      return null;
    }
  }

  /** A folder to write into; nobody sees it before `adopt`. What an interrupted run left behind is removed. */
  begin(): Release {
    for (const name of readdirSync(this.#folder())) {
      if (!/^\d+$/.test(name)) rmSync(join(this.#folder(), name), { recursive: true, force: true });
    }
    const number = Math.max(0, ...this.#numbers()) + 1;
    const release = this.#release(number, `${number}.part`);
    makeFolder(release.publicRoot, 0o755);
    makeFolder(release.privateRoot, 0o700);
    return release;
  }

  abandon(release: Release): void {
    rmSync(release.root, { recursive: true, force: true });
  }

  /** Makes the finished folder the current release: two renames, each of them whole or not at all. */
  adopt(part: Release): Release {
    const release = this.#release(part.number, String(part.number));
    renameSync(part.root, release.root);
    syncFolder(this.#folder());
    const link = join(this.#siteDir, 'current');
    rmSync(`${link}.part`, { force: true });
    symlinkSync(`releases/${release.number}/public`, `${link}.part`);
    renameSync(`${link}.part`, link);
    syncFolder(this.#siteDir);
    return release;
  }

  /**
   * Removes old releases but the last few. One that holds a file which no longer stands goes at once: what was taken
   * down is kept nowhere.
   */
  forget(): void {
    const current = this.current();
    if (current === null) return;
    const now = new Set(filesBelow(current.publicRoot));
    const before = this.#numbers().filter((number) => number !== current.number);
    for (const number of before) {
      const { root, publicRoot } = this.#release(number, String(number));
      const old = !before.slice(1 - KEPT).includes(number) || filesBelow(publicRoot).some((file) => !now.has(file));
      if (old) rmSync(root, { recursive: true, force: true });
    }
  }

  #numbers(): number[] {
    return readdirSync(this.#folder())
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((a, b) => a - b);
  }

  #folder(): string {
    return join(this.#siteDir, 'releases');
  }

  #release(number: number, name: string): Release {
    const root = join(this.#folder(), name);
    return { number, root, publicRoot: join(root, 'public'), privateRoot: join(root, 'private') };
  }
}

/** Writes a file whole or not at all, for its owner alone. */
export function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text, { flush: true, mode: 0o600 });
  renameSync(`${path}.part`, path);
}

function syncFolder(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

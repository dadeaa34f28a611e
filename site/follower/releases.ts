import { readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isThere, makeFolder, syncFolder } from './files.ts';

/** One tree of public files. */
export interface Release {
  readonly number: number;
  readonly root: string;
  readonly publicRoot: string;
}

/**
 * The releases below `SITE_DIR`: `releases/<n>/public`, and `current`, a link that one rename moves. Old ones are not
 * kept: they would hold texts that have been taken down since. What was kept of old templates are their bundles.
 */
export class Releases {
  readonly #siteDir: string;

  constructor(siteDir: string) {
    this.#siteDir = siteDir;
    makeFolder(this.#folder(), 0o755);
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
    return release;
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

  /** Removes every release but the one that stands. */
  forget(): void {
    const current = this.current();
    if (current === null) return;
    for (const number of this.#numbers()) {
      if (number !== current.number)
        rmSync(this.#release(number, String(number)).root, { recursive: true, force: true });
    }
  }

  #numbers(): number[] {
    return readdirSync(this.#folder())
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  }

  #folder(): string {
    return join(this.#siteDir, 'releases');
  }

  #release(number: number, name: string): Release {
    const root = join(this.#folder(), name);
    return { number, root, publicRoot: join(root, 'public') };
  }
}

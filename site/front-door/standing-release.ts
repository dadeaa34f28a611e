import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicChange } from '@aggloforum/publisher/contract';
import type { Answers } from '../follower/answers.ts';
import { bundlePath } from '../follower/bundles.ts';
import { BUNDLE } from '../follower/pages.ts';
import type { FollowerState } from '../follower/state.ts';
import { ReadModel } from '../src/model/read-model.ts';

/** The site as the front door serves it: the files of one release, and what the follower says beside them. */
export interface StandingRelease {
  readonly root: string;
  readonly answers: Answers & { readonly shortLinks: Readonly<Record<string, string>> };
}

interface Frame {
  readonly mode: 'demo' | 'production';
  readonly changes: readonly PublicChange[];
}

/** The release that stands now; null before the first one. */
export class ReleaseInView {
  readonly #link: string;
  readonly #answers: FreshFile<Answers>;
  readonly #shortLinks: FreshFile<Readonly<Record<string, string>>>;
  readonly #frame: FreshFile<Frame>;
  readonly #state: FreshFile<Pick<FollowerState, 'bundle'> | { readonly bundle: null }>;
  readonly #publicUrl: string;
  #root: string | null = null;
  #model: { readonly frame: Frame; readonly model: ReadModel } | null = null;

  constructor(siteDir: string, publicUrl: string) {
    this.#link = join(siteDir, 'current');
    this.#publicUrl = publicUrl;
    this.#answers = new FreshFile(join(siteDir, 'private', 'answers.json'), { redirects: {}, gone: [] });
    this.#shortLinks = new FreshFile(join(siteDir, 'private', 'short-links.json'), {});
    this.#state = new FreshFile(join(siteDir, 'state.json'), { bundle: null });
    this.#frame = new FreshFile(join(siteDir, 'private', 'frame.json'), { mode: 'production', changes: [] });
  }

  now(): StandingRelease | null {
    try {
      this.#root = realpathSync(this.#link);
    } catch {
      // Caught between two renames, or no release yet: the last one known is right in the first case.
    }
    if (this.#root === null) return null;
    return { root: this.#root, answers: { ...this.#answers.read(), shortLinks: this.#shortLinks.read() } };
  }

  /** Where the compiled pages are that the files were rendered with. */
  bundle(): string {
    const { bundle } = this.#state.read();
    return bundle === null ? BUNDLE : bundlePath(bundle);
  }

  /** The rows behind `frame`. */
  frameRows(): Frame {
    return this.#frame.read();
  }

  /** What pages that are rendered on demand may know: names, settings and menus, at this instant. */
  frame(now: number): ReadModel {
    const frame = this.#frame.read();
    if (this.#model?.frame !== frame) {
      const model = new ReadModel(this.#publicUrl);
      model.apply({ ...frame, whole: true }, now);
      this.#model = { frame, model };
    }
    return this.#model.model;
  }
}

/** A file that another process replaces whole: read again when it is another one. */
class FreshFile<T> {
  readonly #path: string;
  #stamp = '';
  #content: T;

  constructor(path: string, absent: T) {
    this.#path = path;
    this.#content = absent;
  }

  read(): T {
    const stat = statSync(this.#path, { throwIfNoEntry: false });
    const stamp = stat === undefined ? '' : `${stat.ino} ${stat.mtimeMs}`;
    if (stat !== undefined && stamp !== this.#stamp) {
      this.#content = JSON.parse(readFileSync(this.#path, 'utf8')) as T;
      this.#stamp = stamp;
    }
    return this.#content;
  }
}

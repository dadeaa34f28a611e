import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sirv from 'sirv';
import type { Answers } from '../follower/answers.ts';
import type { TakenSnapshot } from '../follower/render.ts';
import { setFileHeaders } from './headers.ts';

type Handler = ReturnType<typeof sirv>;

/** One release as the front door serves it. A release never changes: a request sees one and the same to its end. */
export interface StandingRelease {
  readonly root: string;
  readonly serve: Handler;
  readonly answers: Answers;
  readonly taken: TakenSnapshot;
}

/** The release that stands now; null before the first one. */
export class ReleaseInView {
  readonly #link: string;
  #release: StandingRelease | null = null;

  constructor(siteDir: string) {
    this.#link = join(siteDir, 'current');
  }

  now(): StandingRelease | null {
    try {
      const root = realpathSync(this.#link);
      if (root !== this.#release?.root) this.#release = load(root);
    } catch {
      // Caught between two renames, or no release yet: the last one known is right in the first case.
    }
    return this.#release;
  }
}

function load(root: string): StandingRelease {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(dirname(root), 'private', name), 'utf8'));
  return {
    root,
    // `dev` makes sirv look at the file at each request; its other mode keeps sizes that a file may no longer have.
    serve: sirv(root, { dev: true, etag: true, gzip: true, brotli: true, dotfiles: false, setHeaders: setFileHeaders }),
    answers: read('answers.json') as Answers,
    taken: read('taken.json') as TakenSnapshot,
  };
}

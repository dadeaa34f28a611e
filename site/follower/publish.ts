import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { log } from './log.ts';
import { bundleDigest } from './pages.ts';
import type { Renderer, TakenSnapshot } from './render.ts';
import type { Release, Releases } from './releases.ts';
import { readState, writeState, type FollowerState } from './state.ts';

const GRACE_MS = 1_000;

/** From a snapshot to the site that readers see: one new release and one switch, or nothing at all. */
export class Publisher {
  readonly #siteDir: string;
  readonly #releases: Releases;
  readonly #renderer: Renderer;
  readonly #bundle = bundleDigest();

  constructor(siteDir: string, releases: Releases, renderer: Renderer) {
    this.#siteDir = siteDir;
    this.#releases = releases;
    this.#renderer = renderer;
    releases.forget();
  }

  /** What the current release was made from; null when there is none, or when the switch was not recorded before a kill. */
  state(): FollowerState | null {
    const state = readState(this.#siteDir);
    const current = this.#releases.current();
    return state !== null && current?.number === state.release && state.bundle === this.#bundle ? state : null;
  }

  /** The data of the current release: a consultation opens on time although the CMS is down. */
  savedSnapshot(): TakenSnapshot | null {
    const current = this.#releases.current();
    try {
      return current && (JSON.parse(readFileSync(join(current.privateRoot, 'taken.json'), 'utf8')) as TakenSnapshot);
    } catch {
      return null;
    }
  }

  /** `now` is epoch milliseconds. Throws when a page refuses; the release before then stays. */
  async publish(taken: TakenSnapshot, now: number): Promise<FollowerState> {
    const data = digestOf(taken);
    const known = this.state();
    const due = Date.parse(known?.nextInstant ?? '') <= now;
    // A clock that was set back shows the past again.
    const setBack = known !== null && Date.parse(known.renderedAt) > now;
    if (known !== null && known.data === data && !due && !setBack) {
      const state = { ...known, position: taken.snapshot.position };
      writeState(this.#siteDir, state);
      return state;
    }
    return this.#render(taken, data, now);
  }

  async #render(taken: TakenSnapshot, data: string, now: number): Promise<FollowerState> {
    const startedAt = performance.now();
    const part = this.#releases.begin();
    const { nextInstant, ...figures } = await this.#rendered(taken, now, part);
    const release = this.#releases.adopt(part);
    const state: FollowerState = {
      position: taken.snapshot.position,
      renderedAt: new Date(now).toISOString(),
      nextInstant: nextInstant === null ? null : new Date(nextInstant).toISOString(),
      bundle: this.#bundle,
      data,
      release: release.number,
    };
    writeState(this.#siteDir, state);
    // A reader who was being served from the release before finishes first; after a kill the next start removes it.
    setTimeout(() => this.#releases.forget(), GRACE_MS);
    log('release-published', {
      release: release.number,
      position: state.position,
      ms: Math.round(performance.now() - startedAt),
      ...figures,
    });
    return state;
  }

  async #rendered(taken: TakenSnapshot, now: number, part: Release) {
    try {
      return await this.#renderer.render(taken, now, part, this.#releases.current());
    } catch (error) {
      this.#releases.abandon(part);
      throw error;
    }
  }
}

/** The position alone does not make another site. */
function digestOf({ snapshot, files }: TakenSnapshot): string {
  const { position: _position, ...data } = snapshot;
  return createHash('sha256')
    .update(JSON.stringify([data, files]))
    .digest('hex')
    .slice(0, 16);
}

import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { Desired } from '@aggloforum/publisher/contract';
import { ReadModel } from '../src/model/read-model.ts';
import { type Bundle, bundleBefore, bundleInUse, takeBundle } from './bundles.ts';
import { NOWHERE, type Reached, type Taken } from './cms-client.ts';
import { LiveSite } from './live-site.ts';
import { log } from './log.ts';
import { Memory, privateFolder } from './memory.ts';
import { loadPages } from './pages.ts';
import { Releases } from './releases.ts';
import { type FollowerState, readState, writeState } from './state.ts';
import { ReleaseTree } from './release-tree.ts';
import { StandingTree } from './tree.ts';

const GRACE_MS = 1_000;

/**
 * The site as files, kept equal to what the CMS last said. It may be killed at any instant: what was said is remembered
 * first, so that a restart does not show what was taken down; then the files are written; then the position is.
 */
export class Publisher {
  readonly #siteDir: string;
  readonly #publicUrl: string;
  readonly #memory: Memory;
  readonly #releases: Releases;
  readonly #latest: Bundle;
  #bundle: Bundle;
  #site: LiveSite | null = null;
  #model: ReadModel;
  #untold: Taken[] = [];
  #reached: Reached = NOWHERE;
  #recorded = 0;
  #release = 0;
  #rebuild: number;
  /** The files that stand were made with other templates, or there are none: a whole new release is due. */
  needsRelease = false;

  constructor(siteDir: string, publicUrl: string) {
    this.#siteDir = siteDir;
    this.#publicUrl = publicUrl;
    this.#releases = new Releases(siteDir);
    this.#memory = new Memory(siteDir);
    this.#model = new ReadModel(publicUrl);
    this.#latest = takeBundle();
    this.#bundle = bundleInUse(this.#latest, readState(siteDir));
    this.#rebuild = readState(siteDir)?.rebuild ?? 0;
  }

  get position(): number {
    return this.#reached.position;
  }

  get reached(): Reached {
    return this.#reached;
  }

  /** The last whole new release that was asked for. */
  get rebuild(): number {
    return this.#rebuild;
  }

  get site(): LiveSite | null {
    return this.#site;
  }

  /** Takes in what was remembered, and begins to look at every page again. False when there is nothing yet. */
  async begin(now: number): Promise<boolean> {
    const remembered = this.#memory.read();
    if (remembered === null) return false;
    const { changes, ...head } = remembered;
    this.#recorded = head.position;
    await this.#start({ head: { ...head, whole: true, desired: this.#asBefore() }, changes }, now);
    return true;
  }

  /** Changes from the CMS, at an instant (epoch milliseconds). */
  async take(taken: Taken, now: number): Promise<void> {
    this.#untold.push(taken);
    try {
      this.#remember();
    } catch {
      // A full disk: `record` tries again, and says so.
    }
    if (this.#site === null) await this.#start(taken, now);
    else this.#site.apply({ ...taken.head, changes: taken.changes }, now);
    this.#reached = taken.head;
    if (taken.head.desired.rebuild !== this.#rebuild) await this.#obey(taken.head.desired);
  }

  /** True when readers see everything up to the position, and a restart would know. */
  get isRecorded(): boolean {
    return this.#untold.length === 0 && this.#recorded === this.position;
  }

  /** Remembers what readers see by now. */
  record(now: number): void {
    this.#remember();
    this.#memory.reach({ ...this.#reached, mode: this.#model.mode });
    this.#recorded = this.position;
    this.#writeState(now);
  }

  /** The whole site into a new release, shown by one switch. */
  async renew(between: () => Promise<void> = async () => undefined): Promise<void> {
    if (this.#site === null) throw new Error('nothing to render yet');
    const startedAt = performance.now();
    const before = this.#releases.current();
    const part = this.#releases.begin();
    const tree = new ReleaseTree(part.publicRoot, before?.publicRoot ?? null);
    try {
      this.#site.moveTo({ pages: await loadPages(this.#bundle.path), bundle: this.#bundle.path, tree });
      await this.#site.copyClientFiles();
      while (!this.#site.isMade) {
        await this.#site.work(true);
        await between();
      }
      if (this.#site.diskFailed) throw new Error(this.#site.failure ?? 'the disk failed');
      await tree.flush();
    } catch (error) {
      rmSync(part.root, { recursive: true, force: true });
      throw error;
    }
    const release = this.#releases.adopt(part);
    this.#release = release.number;
    this.#site.standIn(new StandingTree(release.publicRoot, tree.bare));
    // A reader who was being served from the release before finishes first; after a kill the next start removes it.
    setTimeout(() => this.#releases.forget(), GRACE_MS).unref();
    log('release-published', {
      release: release.number,
      position: this.position,
      ms: Math.round(performance.now() - startedAt),
      written: tree.written,
    });
  }

  /** What may wait until readers see the release: the compressed twins. */
  async finish(): Promise<void> {
    while (this.#site?.hasWork()) await this.#site.work(true);
  }

  close(): void {
    this.#memory.close();
  }

  #remember(): void {
    for (const { head, changes } of this.#untold) this.#memory.put(head, changes);
    this.#untold = [];
  }

  async #start({ head, changes }: Taken, now: number): Promise<void> {
    const known = readState(this.#siteDir);
    const current = this.#releases.current();
    const same = current !== null && known?.bundle === this.#bundle.digest && known.release === current.number;
    this.#releases.forget();
    const tree = new StandingTree(current?.publicRoot ?? this.#siteDir);
    this.#site = new LiveSite({
      model: this.#model,
      publicUrl: this.#publicUrl,
      privateFolder: privateFolder(this.#siteDir),
      place: { pages: await loadPages(this.#bundle.path), bundle: this.#bundle.path, tree },
    });
    this.#reached = head;
    this.#site.apply({ ...head, changes }, now);
    if (same) {
      this.#release = current.number;
      await this.#site.sweep();
      this.#site.lookAgain();
    }
    this.needsRelease = !same;
  }

  async #obey(desired: Desired): Promise<void> {
    const before = desired.bundle === 'previous' ? bundleBefore(this.#latest) : null;
    this.#bundle = before ?? this.#latest;
    this.#rebuild = desired.rebuild;
    this.needsRelease = true;
  }

  #asBefore(): Desired {
    return { rebuild: this.#rebuild, bundle: 'current' };
  }

  #writeState(now: number): void {
    const next = this.#site?.nextInstant() ?? null;
    const state: FollowerState = {
      position: this.position,
      renderedAt: new Date(now).toISOString(),
      nextInstant: next === null ? null : new Date(next).toISOString(),
      bundle: this.#bundle.digest,
      latest: this.#latest.digest,
      release: this.#release,
      rebuild: this.#rebuild,
    };
    writeState(this.#siteDir, state);
  }
}

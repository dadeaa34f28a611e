import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@aggloforum/publisher/contract/clock.ts';
import type { CmsClient, Taken } from './cms-client.ts';
import { log } from './log.ts';
import type { Publisher } from './publisher.ts';

/** The clock is looked at this often; a change wakes the follower at once. */
const LOOK_MS = 50;
const CMS_AWAY_MS = 500;
const TRY_AGAIN_MS = 5_000;

/**
 * Keeps the site fresh for as long as it lives. What it has to do follows from the feed, the clock and the files, all
 * of which survive it. Changes are taken in between two parts of the work, never during one: a page is rendered from
 * one state of the data.
 */
export class Follower {
  readonly #cms: CmsClient;
  readonly #publisher: Publisher;
  readonly #clock: Clock;
  readonly #name: string;
  readonly #taken: Taken[] = [];
  #wake: () => void = () => undefined;
  #cmsAnswers = false;
  #lastProblem = '';
  #told = '';
  #triedAt = 0;
  #recordAgainAt = 0;
  #workedSince: number | null = null;

  constructor(cms: CmsClient, publisher: Publisher, clock: Clock, name = 'site') {
    this.#cms = cms;
    this.#publisher = publisher;
    this.#clock = clock;
    this.#name = name;
  }

  /** Ends when the signal says so, after the part of the work in progress. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#wake(), { once: true });
    await this.#publisher.begin(this.#clock.now());
    const listening = this.#listen(signal);
    while (!signal.aborted) {
      await this.#takeIn();
      await this.#doSome(signal);
    }
    await listening;
  }

  async #takeIn(): Promise<void> {
    for (const taken of this.#taken.splice(0)) await this.#publisher.take(taken, this.#clock.now());
    this.#publisher.site?.tick(this.#clock.now());
  }

  async #doSome(signal: AbortSignal): Promise<void> {
    const { site } = this.#publisher;
    if (site === null) return this.#rest();
    if (this.#publisher.needsRelease) return this.#renew(signal);
    // Not before everything was tried once: else what takes long would never be told of.
    if (site.failure !== null && site.isQuiet && performance.now() - this.#triedAt > TRY_AGAIN_MS) {
      this.#triedAt = performance.now();
      site.retry();
    }
    if (site.hasWork()) {
      if (!site.isMade) this.#workedSince ??= performance.now();
      await site.work();
    }
    if (site.isQuiet) await this.#record();
    if (!site.hasWork()) await this.#rest();
  }

  async #renew(signal: AbortSignal): Promise<void> {
    try {
      await this.#publisher.renew(async () => {
        signal.throwIfAborted();
        await this.#takeIn();
      });
      this.#publisher.needsRelease = false;
      // Before its twins come: a restart then knows the release.
      await this.#record();
    } catch (error) {
      if (signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      log('release-refused', { position: this.#publisher.position, reason });
      await this.#tell(reason);
      await pause(TRY_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** What readers see is remembered, then told to the CMS for people to read. */
  async #record(): Promise<void> {
    const { site } = this.#publisher;
    const failure = site?.failure ?? null;
    const isDue = !this.#publisher.isRecorded || this.#workedSince !== null;
    if (isDue && performance.now() >= this.#recordAgainAt) this.#recordOrWait();
    await this.#tell(failure);
    this.#workedSince = null;
  }

  #recordOrWait(): void {
    try {
      this.#publisher.record(this.#clock.now());
    } catch (error) {
      this.#recordAgainAt = performance.now() + TRY_AGAIN_MS;
      log('not-recorded', { reason: error instanceof Error ? error.message : String(error) });
    }
  }

  async #tell(failure: string | null): Promise<void> {
    const { position, site } = this.#publisher;
    const told = JSON.stringify([position, failure, site?.isSettled]);
    if (told === this.#told || !this.#cmsAnswers) return;
    if (failure !== null) log('page-failed', { position, reason: failure });
    const now = new Date(this.#clock.now()).toISOString();
    const ms = this.#workedSince === null ? null : Math.round(performance.now() - this.#workedSince);
    try {
      await this.#cms.acknowledge({
        name: this.#name,
        position,
        failure,
        renderedAt: now,
        pages: site?.rendered ?? null,
        ms,
        settledAt: site?.isSettled === true ? now : null,
      });
      this.#told = told;
    } catch (error) {
      // Only the admin's « en ligne depuis » waits for it; it is said again.
      this.#note(error);
    }
  }

  async #listen(signal: AbortSignal): Promise<void> {
    let reached = this.#publisher.reached;
    while (!signal.aborted) {
      try {
        const taken = await this.#cms.changes(reached, signal, this.#cmsAnswers ? undefined : 0);
        if (!this.#cmsAnswers) log('feed-followed', { after: reached.position });
        this.#cmsAnswers = true;
        this.#lastProblem = '';
        if (
          taken.changes.length > 0 ||
          taken.head.whole ||
          taken.head.position !== reached.position ||
          this.#isAsked(taken)
        ) {
          this.#taken.push(taken);
          this.#wake();
        }
        reached = taken.head;
      } catch (error) {
        this.#cmsAnswers = false;
        if (!signal.aborted) this.#note(error);
        await pause(CMS_AWAY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  #isAsked({ head }: Taken): boolean {
    return head.desired.rebuild !== this.#publisher.rebuild;
  }

  async #rest(): Promise<void> {
    if (this.#taken.length > 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** A CMS that is away is said once, not at every attempt. */
  #note(error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    if (problem !== this.#lastProblem) log('cms-away', { problem });
    this.#lastProblem = problem;
  }
}

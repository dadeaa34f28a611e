import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@aggloforum/publisher/contract/clock.ts';
import type { CmsClient } from './cms-client.ts';
import { log } from './log.ts';
import type { Publisher } from './publish.ts';
import type { TakenSnapshot } from './render.ts';

const LOOK_AT_CLOCK_MS = 200;
const CMS_AWAY_MS = 500;
const AFTER_FAILURE_MS = 15_000;

/**
 * Keeps the site fresh for as long as it lives. It may be killed at any instant: what it has to do follows from the
 * feed, the clock and the release that stands, all of which survive it.
 */
export class Follower {
  readonly #cms: CmsClient;
  readonly #publisher: Publisher;
  readonly #clock: Clock;
  #announced = 0;
  #restored = false;
  #cmsAnswers = false;
  #lastProblem = '';

  constructor(cms: CmsClient, publisher: Publisher, clock: Clock) {
    this.#cms = cms;
    this.#publisher = publisher;
    this.#clock = clock;
  }

  /** Ends when the signal says so, after the release in progress. */
  async run(signal: AbortSignal): Promise<void> {
    const listening = this.#listen(signal);
    let notBefore = 0;
    while (!signal.aborted) {
      if (performance.now() >= notBefore && this.#hasWork()) {
        notBefore = (await this.#work()) ? 0 : performance.now() + AFTER_FAILURE_MS;
      }
      await pause(LOOK_AT_CLOCK_MS / 4, undefined, { signal }).catch(() => undefined);
    }
    await listening;
  }

  /** Changes that arrive during a rendering are taken together by the next one. */
  #hasWork(): boolean {
    const state = this.#publisher.state();
    if (state === null) return true;
    const now = this.#clock.now();
    return (
      this.#restored ||
      this.#announced > state.position ||
      (state.nextInstant !== null && Date.parse(state.nextInstant) <= now) ||
      Date.parse(state.renderedAt) > now + 60_000
    );
  }

  async #work(): Promise<boolean> {
    let position = this.#announced;
    try {
      const taken = await this.#take();
      if (taken === null) return true;
      ({ position } = taken.snapshot);
      this.#restored = false;
      await this.#publisher.publish(taken, this.#clock.now());
      await this.#acknowledge(position, null);
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log('release-refused', { position, reason });
      await this.#acknowledge(this.#publisher.state()?.position ?? 0, reason);
      return false;
    }
  }

  /** Null when there is nothing to render from: neither a CMS nor an earlier release. */
  async #take(): Promise<TakenSnapshot | null> {
    try {
      return await this.#cms.snapshot();
    } catch (error) {
      this.#note(error);
      await pause(CMS_AWAY_MS);
      return this.#publisher.savedSnapshot();
    }
  }

  async #listen(signal: AbortSignal): Promise<void> {
    this.#announced = this.#publisher.state()?.position ?? 0;
    while (!signal.aborted) {
      try {
        const last = await this.#cms.waitForChange(this.#announced, signal, this.#cmsAnswers ? undefined : 0);
        if (!this.#cmsAnswers) log('feed-followed', { after: this.#announced });
        this.#cmsAnswers = true;
        this.#lastProblem = '';
        // A feed that is shorter than it was is another one: a restored database.
        if (last < this.#announced) this.#restored = true;
        this.#announced = last;
      } catch (error) {
        this.#cmsAnswers = false;
        if (!signal.aborted) this.#note(error);
        await pause(CMS_AWAY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #acknowledge(position: number, failure: string | null): Promise<void> {
    try {
      await this.#cms.acknowledge(position, failure);
    } catch (error) {
      // Only the admin's « en ligne depuis » waits for it; the next one says the same.
      this.#note(error);
    }
  }

  /** A CMS that is away is said once, not at every attempt. */
  #note(error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error);
    if (problem !== this.#lastProblem) log('cms-away', { problem });
    this.#lastProblem = problem;
  }
}

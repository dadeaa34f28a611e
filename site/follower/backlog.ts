import { isSettled, STANDING_ADDRESSES } from '../src/model/addresses.ts';

/** What is settled waits for this much quiet, and no longer than that in all. */
const QUIET_MS = 1_000;
const PATIENCE_MS = 30_000;
/** A change that touches more than this goes through the whole site, and stands in the way of no other. */
const WIDE = 256;
/** Files of a takedown that take their time, made together. */
const URGENT_AT_ONCE = 4;

/**
 * Addresses that must be rendered, by how soon: what a change touched at once; what a start must look at again behind
 * it; what is settled when things are quiet. Moments are those of `performance.now()`.
 */
export class Backlog {
  readonly #prompt = new Set<string>();
  readonly #background = new Set<string>();
  readonly #settled = new Set<string>();
  #firstSettled = 0;
  #lastSettled = 0;

  /** `urgent`: something was taken down, and a settled file that tells of it still cannot wait. */
  touch(address: string, urgent = false): void {
    if (!isSettled(address)) {
      this.#background.delete(address);
      this.#prompt.add(address);
      return;
    }
    if (urgent) {
      this.#settled.delete(address);
      this.#background.add(address);
      return;
    }
    if (this.#background.has(address)) return;
    this.#lastSettled = performance.now();
    if (this.#settled.size === 0) this.#firstSettled = this.#lastSettled;
    this.#settled.add(address);
  }

  /** All that one change touched. Of a wide one, the pages that everybody comes through are first. */
  touchAll(addresses: ReadonlySet<string>, urgent: boolean): void {
    if (addresses.size <= WIDE || urgent) {
      for (const address of addresses) this.touch(address, urgent);
      return;
    }
    for (const address of STANDING_ADDRESSES) if (addresses.has(address)) this.touch(address);
    this.lookAgain(addresses);
  }

  lookAgain(addresses: Iterable<string>): void {
    for (const address of addresses) {
      if (isSettled(address)) this.touch(address);
      else if (!this.#prompt.has(address)) this.#background.add(address);
    }
  }

  forget(address: string): void {
    for (const set of [this.#prompt, this.#background, this.#settled]) set.delete(address);
  }

  /**
   * The next ones to render, taken off. What is settled takes its time: one at a time, so that a change waits for one;
   * of a takedown a few, for it waits too, and mostly for the disk.
   */
  take(count: number, settle: boolean): string[] {
    for (const set of [this.#prompt, this.#background, ...(settle || this.#isSettledDue() ? [this.#settled] : [])]) {
      if (set.size === 0) continue;
      const taken: string[] = [];
      let settled = 0;
      for (const address of set) {
        if (taken.length === count || (settled === 0 && taken.length > 0 && isSettled(address))) break;
        taken.push(address);
        set.delete(address);
        if (isSettled(address)) settled += 1;
        if (settled === (set === this.#background ? URGENT_AT_ONCE : 1)) break;
      }
      return taken;
    }
    return [];
  }

  /** Nothing is left but what may wait. */
  get isQuiet(): boolean {
    return this.#prompt.size === 0 && this.#background.size === 0;
  }

  get isEmpty(): boolean {
    return this.isQuiet && this.#settled.size === 0;
  }

  hasWork(): boolean {
    return !this.isQuiet || this.#isSettledDue();
  }

  #isSettledDue(): boolean {
    if (this.#settled.size === 0) return false;
    const now = performance.now();
    return now - this.#lastSettled >= QUIET_MS || now - this.#firstSettled >= PATIENCE_MS;
  }
}

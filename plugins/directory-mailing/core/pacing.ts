/** Refusals of the relay itself, one after another, after which all wait; a shut door is enough at once. */
const FAULTS_BEFORE_HOLD = 3;
/** Refusals of what we send, for good and without a yes in between: then it is not about the recipients. */
const POLICY_BEFORE_HOLD = 5;
const FIRST_HOLD = 5_000;
const LONGEST_HOLD = 300_000;
const FIRST_POLICY_HOLD = 300_000;
const LONGEST_POLICY_HOLD = 3_600_000;

/**
 * How much may begin now: one message until the relay has said yes once, then one more for each yes; a rate if the relay
 * has one; nothing while it refuses everything. Times are epoch milliseconds, given by whoever asks.
 */
export class Pacing<Row> {
  readonly #connections: number;
  readonly #rate: number | null;
  readonly #burst: number;
  #width = 1;
  #tokens: number;
  #refilledAt: number | null = null;
  #heldUntil: number | null = null;
  #faults = 0;
  #holds = 0;
  #refused: Row[] = [];

  constructor(connections: number, ratePerSecond: number | null) {
    this.#connections = connections;
    this.#rate = ratePerSecond;
    this.#burst = Math.max(1, Math.floor((ratePerSecond ?? 0) / 10));
    this.#tokens = this.#burst;
  }

  /** How many messages may begin beside those in flight. */
  room(now: number, inFlight: number): number {
    if (this.isHeld(now)) return 0;
    const free = Math.max(0, this.#width - inFlight);
    if (this.#rate === null) return free;
    this.#refill(now, this.#rate);
    return Math.min(free, Math.floor(this.#tokens));
  }

  began(count: number): void {
    this.#tokens -= count;
  }

  /** Milliseconds until the rate lets another one go; null when the rate is not what holds. */
  waitForRate(now: number, inFlight: number): number | null {
    if (this.#rate === null || this.isHeld(now) || inFlight >= this.#width || this.#tokens >= 1) return null;
    return Math.ceil(((1 - this.#tokens) / this.#rate) * 1_100) + 1;
  }

  isHeld(now: number): boolean {
    if (this.#heldUntil === null) return false;
    // A clock that was set back must not make a short wait a long one.
    if (now < this.#heldUntil && this.#heldUntil - now <= LONGEST_POLICY_HOLD) return true;
    this.#heldUntil = null;
    return false;
  }

  get heldUntil(): number | null {
    return this.#heldUntil;
  }

  /** A new round begins as gently as the first. */
  startSlowly(): void {
    this.#width = 1;
  }

  accepted(): void {
    this.#width = Math.min(this.#connections, this.#width + 1);
    this.#faults = 0;
    this.#holds = 0;
    this.#refused = [];
  }

  /** True when from now on all wait. */
  fault(now: number, atOnce: boolean): boolean {
    this.#width = 1;
    this.#faults += 1;
    if (!atOnce && this.#faults < FAULTS_BEFORE_HOLD) return false;
    return this.#hold(now, FIRST_HOLD, LONGEST_HOLD);
  }

  /** The rows to take back when the relay turns out to refuse everybody; else none. */
  refusedByPolicy(now: number, row: Row): readonly Row[] {
    this.#refused.push(row);
    if (this.#refused.length < POLICY_BEFORE_HOLD) return [];
    const rows = this.#refused;
    this.#refused = [];
    this.#width = 1;
    this.#hold(now, FIRST_POLICY_HOLD, LONGEST_POLICY_HOLD);
    return rows;
  }

  #hold(now: number, first: number, longest: number): boolean {
    const until = now + Math.min(first * 2 ** this.#holds, longest);
    const already = this.isHeld(now);
    // What was in flight when the door shut says it once more, and makes nobody wait longer.
    if (already) return false;
    this.#holds = Math.min(this.#holds + 1, 20);
    this.#faults = 0;
    this.#heldUntil = until;
    return true;
  }

  /** In no second more than the rate: what the bucket holds is taken off what flows into it. */
  #refill(now: number, rate: number): void {
    const passed = Math.min(Math.max(0, now - (this.#refilledAt ?? now)), 1_000);
    this.#refilledAt = now;
    const flow = Math.max(rate - this.#burst, rate * 0.9);
    this.#tokens = Math.min(this.#burst, this.#tokens + (passed / 1_000) * flow);
  }
}

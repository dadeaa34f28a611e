/** What is known of a sending that says nothing of what was written. */
export interface Signs {
  /** Milliseconds from the form's token to the sending. */
  readonly typedForMs: number;
  /** Comments of the same network within the hour, this one included. */
  readonly recentFromNetwork: number;
  /** Of the same text (normalised) within a week, this one included. */
  readonly sameText: number;
  /** While a public session lasts, what its people may send from one network within the hour; null outside of one. */
  readonly sessionAllows: number | null;
}

const TOO_FAST_MS = 3_000;
const BUSY = 10;
const CROWD = 30;
const AGAIN = 3;
const OVER_AND_OVER = 5;

/**
 * Whether a sending looks like a program's. Haste alone is no sign (the second step of the form without a script is
 * one click), nor is a family on one line, nor a sentence that two neighbours copied: it takes two signs, or a strong one.
 */
export function isSuspect({ typedForMs, recentFromNetwork, sameText, sessionAllows }: Signs): boolean {
  if (sessionAllows !== null) return recentFromNetwork > sessionAllows;
  const haste = typedForMs < TOO_FAST_MS ? 1 : 0;
  return haste + weight(recentFromNetwork, BUSY, CROWD) + weight(sameText, AGAIN - 1, OVER_AND_OVER - 1) >= 2;
}

function weight(count: number, some: number, many: number): 0 | 1 | 2 {
  if (count > many) return 2;
  return count > some ? 1 : 0;
}

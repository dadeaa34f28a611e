/** A standing clock for one rendering: every page of a release sees the same instant. */
export interface RenderClock {
  readonly passed: (instant: number) => boolean;
  /** The earliest instant asked about that has not passed: when something on the site changes by itself. */
  next(): number | null;
}

/** `now` and instants are epoch milliseconds. */
export function clockAt(now: number): RenderClock {
  let next: number | null = null;
  return {
    passed: (instant) => {
      if (instant <= now) return true;
      if (next === null || instant < next) next = instant;
      return false;
    },
    next: () => next,
  };
}

import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  /** Null until it has come; then what was last known. */
  readonly value: T | null;
  readonly failed: boolean;
  readonly set: (value: T) => void;
  /** Asks again; what stands there stays meanwhile. */
  readonly again: () => Promise<void>;
}

/** Milliseconds. */
interface Pace {
  /** Asks again and again while the page is there. */
  readonly every?: number;
  /** Waits before it asks, and starts anew with each `ask`: somebody who types is not asked about at each letter. */
  readonly patience?: number;
}

/** What a request brings; a new `ask` asks anew, and an answer to the one before is dropped. */
export function useLoaded<T>(ask: () => Promise<T>, { every, patience = 0 }: Pace = {}): Loaded<T> {
  const [value, set] = useState<T | null>(null);
  const [failed, setFailed] = useState(false);
  const turn = useRef(0);
  const look = useCallback(async () => {
    const mine = turn.current;
    try {
      const answer = await ask();
      if (mine !== turn.current) return;
      set(answer);
      setFailed(false);
    } catch {
      if (mine === turn.current) setFailed(true);
    }
  }, [ask]);
  useEffect(() => {
    const first = setTimeout(() => void look(), patience);
    const next = every === undefined ? undefined : setInterval(() => void look(), every);
    return () => {
      turn.current += 1;
      clearTimeout(first);
      clearInterval(next);
    };
  }, [look, every, patience]);
  return { value, failed, set, again: look };
}

import { useCallback, useEffect, useState } from 'react';

export interface Loaded<T> {
  /** Null until it has come. */
  readonly value: T | null;
  readonly failed: boolean;
  readonly set: (value: T) => void;
  /** Asks again; what stands there stays meanwhile. */
  readonly again: () => Promise<void>;
}

/** What one request brings; a new `ask` asks anew, and an answer that comes too late is dropped. */
export function useLoaded<T>(ask: () => Promise<T>): Loaded<T> {
  const [value, set] = useState<T | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    ask().then(
      (answer) => {
        if (gone) return;
        set(answer);
        setFailed(false);
      },
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [ask]);
  const again = useCallback(async () => {
    try {
      set(await ask());
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }, [ask]);
  return { value, failed, set, again };
}

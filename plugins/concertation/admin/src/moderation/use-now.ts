import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/** Epoch milliseconds, anew each minute: ages in a list that stays open all day grow. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(ticking);
  }, []);
  return now;
}

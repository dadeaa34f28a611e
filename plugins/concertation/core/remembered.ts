/**
 * A pure function that remembers what it answered, for texts that are asked about again and again. It forgets
 * everything once it knows `limit` answers, so that memory stays bounded.
 */
export function remembered<T>(answer: (text: string) => T, limit = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= limit) known.clear();
    const now = answer(text);
    known.set(text, now);
    return now;
  };
}

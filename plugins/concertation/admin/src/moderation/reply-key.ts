/** A key for what is sent: the same as long as the words are the same, so that a second click sends nothing new. */
export function replyKeys(make: () => string): (words: string) => string {
  let last: { readonly words: string; readonly key: string } | null = null;
  return (words) => {
    if (last?.words !== words) last = { words, key: make() };
    return last.key;
  };
}

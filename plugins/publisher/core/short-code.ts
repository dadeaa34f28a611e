import { createHash } from 'node:crypto';

/**
 * Nothing that is read for something else on a poster or over the telephone: no 0 and o, 1 and l and i, 5 and s, 2 and
 * z, 8 and b, 9 and g, u and v; no vowel, so no word either.
 */
const LETTERS = 'cdfhjkmnprtvwx234679';
const LENGTH = 5;

/** A code for an entry, always the same; another one for each attempt, for when it is taken. */
export function shortCode(subject: string, attempt = 0): string {
  const bytes = createHash('sha256').update(`${subject}\n${attempt}`).digest();
  return Array.from({ length: LENGTH }, (_, index) => LETTERS[(bytes[index] ?? 0) % LETTERS.length]).join('');
}

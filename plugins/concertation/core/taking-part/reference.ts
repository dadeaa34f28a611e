import { randomInt } from 'node:crypto';

/** Without 0, O, 1, I and L: read out over the telephone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** `INS-7KQ2-W4ZD`: what a person may quote to us; says nothing by itself. */
export function newReference(prefix: string): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${prefix}-${group()}-${group()}`;
}

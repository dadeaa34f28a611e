import type { Range } from './fold.ts';

const AROUND = 40;
const LONGEST = 120;

/** The words found with a little of what stands around them, on one line, without marks that turn a text round. */
export function excerptOf(text: string, { start, end }: Range): string {
  const found = Math.min(end, start + LONGEST);
  const from = wholeWordFrom(text, Math.max(0, start - AROUND), start);
  const to = wholeWordTo(text, found, Math.min(text.length, found + AROUND));
  const cut = text
    .slice(from, to)
    .toWellFormed()
    .replaceAll('\uFFFD', '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
  return `${from > 0 ? '… ' : ''}${cut}${to < text.length ? ' …' : ''}`;
}

/** Words around the find are not cut, unless there is only one. */
function wholeWordFrom(text: string, from: number, start: number): number {
  if (from === 0) return 0;
  const space = text.slice(from, start).search(/\s/);
  return space < 0 ? from : from + space + 1;
}

function wholeWordTo(text: string, found: number, to: number): number {
  if (to === text.length) return to;
  const last = text.slice(found, to).search(/\s\S*$/);
  return last < 0 ? to : found + last;
}

import type { Range } from './fold.ts';

const AROUND = 40;
const LONGEST = 120;

/** The words found with a little of what stands around them, on one line, without marks that turn a text round. */
export function excerptOf(text: string, { start, end }: Range): string {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, Math.min(end, start + LONGEST) + AROUND);
  const cut = text
    .slice(from, to)
    .toWellFormed()
    .replaceAll('\uFFFD', '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
  return `${from > 0 ? '… ' : ''}${cut}${to < text.length ? ' …' : ''}`;
}

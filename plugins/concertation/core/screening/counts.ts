import type { Range } from './fold.ts';
import type { Token } from './tokens.ts';

/** Per cent of upper case among letters that have a case; 0 below `letters` of them. */
export function shareOfCapitals(text: string, letters: number): number {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  const all = upper + (text.match(/\p{Ll}/gu)?.length ?? 0);
  return all < letters || all === 0 ? 0 : (100 * upper) / all;
}

export function lengthOf(text: string): number {
  return Array.from(text.trim()).length;
}

/** A letter, « ! » or « ? » so many times in a row; lines of dashes or dots are how people part their text. */
export function repeatedCharacters(folded: string, times: number): Range[] {
  const ranges: Range[] = [];
  for (const { 0: run, index } of folded.matchAll(/([\p{L}!?])\1{2,}/gu)) {
    if (Array.from(run).length >= times) ranges.push({ start: index, end: index + run.length });
  }
  return ranges;
}

export function repeatedWords(tokens: readonly Token[], times: number): Range[] {
  const ranges: Range[] = [];
  let first = 0;
  for (let at = 1; at <= tokens.length; at += 1) {
    if (tokens[at]?.text === tokens[first]?.text && at < tokens.length) continue;
    const [from, to] = [tokens[first], tokens[at - 1]];
    if (from && to && at - first >= times && /\p{L}/u.test(from.text)) ranges.push({ start: from.start, end: to.end });
    first = at;
  }
  return ranges;
}

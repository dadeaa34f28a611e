import type { Range } from './fold.ts';
import type { PersonalData } from './rule.ts';

const MOST = 20;

/** On folded text: figures of any width are ASCII, spaces are plain, letters are lower case without accents. */
const SHAPES: Readonly<Record<PersonalData, RegExp>> = {
  phone: /(?<![\d+.])(?:(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?|0)[1-9](?:[ ./-]{0,2}\d{2}){4}(?![\d])/g,
  email:
    /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}(?: ?(?:\[at\]|\(at\)|@) ?)(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![a-z])/g,
  iban: /(?<![a-z0-9])[a-z]{2}\d{2}(?:[ -]?[a-z0-9]){11,30}(?![a-z0-9])/g,
  address:
    /(?<![\d,.])(?:1[0-8]\d\d|[1-9]\d{0,2}) ?(?:bis|ter|quater)?,? {1,2}(?:rue|avenue|av\.|boulevard|bd|chemin|allees?|impasse|place|route|quai|cours|square|passage|lotissement|residence|montee|traverse|sentier|faubourg|mas) [\p{L}' -]{2,60}/gu,
  plate:
    /(?<![\p{L}\p{N}])(?:[a-hj-np-tv-z]{2}[ -]?\d{3}[ -]?[a-hj-np-tv-z]{2}|\d{2,4} [a-hj-np-tv-z]{2,3} (?:\d{2}|2[ab]|97[1-6]))(?![\p{L}\p{N}])/gu,
};

/**
 * What looks like it in France. An IBAN is found by its check digits (ISO 13616), a plate by the series since 2009
 * (no i, o, u) and before; a postal address by its number and the kind of street.
 */
export function personalDataIn(folded: string, kind: PersonalData): Range[] {
  const ranges: Range[] = [];
  for (const { 0: text, index } of folded.matchAll(SHAPES[kind])) {
    const length = kind === 'iban' ? ibanLength(text) : text.trimEnd().length;
    if (length === 0) continue;
    ranges.push({ start: index, end: index + length });
    if (ranges.length >= MOST) break;
  }
  return ranges;
}

/** Length of the written IBAN with which the text begins, words behind it left out; 0 for none. */
function ibanLength(text: string): number {
  for (let end = text.length; end >= 15; end -= 1) {
    const compact = text.slice(0, end).replaceAll(/[ -]/g, '');
    if (compact.length < 15) return 0;
    if (!/[ -]/.test(text[end - 1] ?? ' ') && !/[a-z0-9]/.test(text[end] ?? ' ') && hasCheckDigits(compact)) return end;
  }
  return 0;
}

function hasCheckDigits(compact: string): boolean {
  if (compact.startsWith('fr') && compact.length !== 27) return false;
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

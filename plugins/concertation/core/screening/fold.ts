/** The longest text that rules read, in UTF-16 units; what stands behind is not looked at. */
export const MOST_READ = 20_000;
/** A character that stands for more than this (an Arabic formula) is left as it is: a text must not grow. */
const LONGEST_FOLD = 4;
const REMEMBERED = 4000;

export interface Range {
  readonly start: number;
  /** Behind the last unit. */
  readonly end: number;
}

/** A text without what hides words, and where each of its units stood. */
export interface Folded {
  readonly text: string;
  original(range: Range): Range;
}

const LETTERS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ı: 'i',
  ł: 'l',
  đ: 'd',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '´': "'",
  '`': "'",
  '\r': ' ',
  '\n': '\n',
  '\t': ' ',
  '\u0085': '\n',
  '\u2028': '\n',
  '\u2029': '\n',
};

/** Letters of other scripts that look like a Latin one; read as it only within a word that has Latin letters too. */
const LOOKALIKES = new Map([
  ...'аеорсухіјѕԁԛԝкмтнв'
    .split('')
    .map((letter, index): [string, string] => [letter, 'aeopcyxijsdqwkmthb'[index] ?? '']),
  ...'αορνικτυχεηβμ'.split('').map((letter, index): [string, string] => [letter, 'aopviktuxenbm'[index] ?? '']),
]);
const WORD = /\p{L}+/gu;
const LATIN = /[a-z]/;
const HIDDEN = /[\p{M}\p{Cf}\p{Cs}\p{Cc}\p{Variation_Selector}]/gu;
const remembered = new Map<string, string>();

/**
 * Lower case, no accents, ligatures and full-width forms opened, marks of direction, zero-width characters, lone
 * surrogates and controls taken away, look-alike letters read as what they imitate. Folding twice changes nothing.
 */
export function fold(original: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  for (const point of original.slice(0, MOST_READ)) {
    const folded = foldPoint(point);
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(at);
      ends.push(at + point.length);
    }
    at += point.length;
  }
  return {
    text: text.replaceAll(WORD, unmask),
    original: ({ start, end }) => ({ start: starts[start] ?? at, end: ends[end - 1] ?? at }),
  };
}

/** The same for two texts that differ only in case, accents, spaces, marks and punctuation. */
export function normalisedText(text: string): string {
  return (fold(text).text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

function foldPoint(point: string): string {
  if (point >= ' ' && point <= '_') return point >= 'A' && point <= 'Z' ? point.toLowerCase() : point;
  const known = remembered.get(point);
  if (known !== undefined) return known;
  const folded = foldSlowly(point);
  if (remembered.size < REMEMBERED) remembered.set(point, folded);
  return folded;
}

function foldSlowly(point: string): string {
  let text = point;
  // A decomposition may need another: an opened ligature with an accent, an upper case that brings a dot.
  for (let round = 0; round < 4; round += 1) {
    const next = foldOnce(text);
    if (next.length > LONGEST_FOLD) return point;
    if (next === text) break;
    text = next;
  }
  return text;
}

function foldOnce(text: string): string {
  const opened = Array.from(text, (point) => LETTERS[point] ?? plain(point)).join('');
  return Array.from(opened, (point) => LETTERS[point] ?? point).join('');
}

function plain(point: string): string {
  if (/\s/u.test(point)) return ' ';
  return point.normalize('NFKD').toLowerCase().normalize('NFKD').replaceAll(HIDDEN, '');
}

function unmask(word: string): string {
  if (!LATIN.test(word)) return word;
  return word.replaceAll(/[^a-z]/gu, (letter) => LOOKALIKES.get(letter) ?? letter);
}

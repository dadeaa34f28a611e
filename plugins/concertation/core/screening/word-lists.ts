import { fold, type Range } from './fold.ts';
import { formsOf, type Token, tokensOf } from './tokens.ts';

interface Node {
  readonly next: Map<string, Node>;
  readonly ends: number[];
}

/** Words of an expression, at most: the search walks no further from any word of the text. */
const LONGEST_EXPRESSION = 8;
const SHORTEST_BEGINNING = 3;
const MOST_RANGES = 20;

/** All word lists as one tree: a text is walked once, however many lists and words there are. */
export class WordLists {
  readonly #root: Node = { next: new Map(), ends: [] };
  readonly #beginnings = new Map<string, number[]>();
  readonly #lengths = new Set<number>();

  /** `list` is what `find` answers with. */
  add(list: number, words: readonly string[]): void {
    for (const word of words) this.#add(list, word);
  }

  find(tokens: readonly Token[]): Map<number, Range[]> {
    const found = new Map<number, Range[]>();
    const note = (lists: readonly number[], start: number, end: number) => {
      for (const list of lists) {
        const ranges = found.get(list);
        if (!ranges) found.set(list, [{ start, end }]);
        else if (ranges.length < MOST_RANGES && !ranges.some((range) => range.start === start))
          ranges.push({ start, end });
      }
    };
    tokens.forEach((token, index) => {
      this.#walk(this.#root, tokens, index, (ends, last) => note(ends, token.start, last.end));
      for (const form of token.forms) {
        for (const length of this.#lengths)
          note(this.#beginnings.get(form.slice(0, length)) ?? [], token.start, token.end);
      }
    });
    return found;
  }

  #add(list: number, word: string): void {
    const tokens = tokensOf(fold(word.replace(/\*$/, '')).text);
    const [first] = tokens;
    if (!first) return;
    if (word.endsWith('*') && tokens.length === 1) {
      push(this.#beginnings, first.text, list);
      this.#lengths.add(first.text.length);
      return;
    }
    let node = this.#root;
    for (const { text } of wordsOf(tokens)) {
      const key = formsOf(text)[0] ?? text;
      const next = node.next.get(key) ?? { next: new Map<string, Node>(), ends: [] };
      node.next.set(key, next);
      node = next;
    }
    node.ends.push(list);
  }

  #walk(
    from: Node,
    tokens: readonly Token[],
    index: number,
    note: (ends: readonly number[], last: Token) => void,
  ): void {
    const token = tokens[index];
    if (!token) return;
    for (const form of token.forms) {
      const node = from.next.get(form);
      if (!node) continue;
      if (node.ends.length > 0) note(node.ends, token);
      const following = tokens[index + 1];
      if (node.next.size > 0 && following?.line === token.line && following.start >= token.end) {
        this.#walk(node, tokens, index + 1, note);
      }
    }
  }
}

/** A French sentence when the entry cannot be looked for. */
export function faultOfWord(word: string): string | null {
  const tokens = wordsOf(tokensOf(fold(word.replace(/\*$/, '')).text));
  if (tokens.length === 0) return `«\u00a0${word}\u00a0» ne contient aucune lettre ni aucun chiffre.`;
  if (tokens.length > LONGEST_EXPRESSION)
    return `«\u00a0${word}\u00a0» est trop long\u00a0: ${LONGEST_EXPRESSION} mots au plus.`;
  if (!word.endsWith('*')) return null;
  if (tokens.length > 1) return `«\u00a0${word}\u00a0»\u00a0: l’étoile ne suit qu’un mot seul.`;
  const short = (tokens[0]?.text.length ?? 0) < SHORTEST_BEGINNING;
  return short ? `«\u00a0${word}\u00a0»\u00a0: donnez au moins ${SHORTEST_BEGINNING} lettres avant l’étoile.` : null;
}

/** Without the ones that the reader of spelled-out words adds behind the others. */
function wordsOf(tokens: readonly Token[]): Token[] {
  let end = -1;
  return tokens.filter((token) => {
    const follows = token.start >= end;
    if (follows) end = token.end;
    return follows;
  });
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

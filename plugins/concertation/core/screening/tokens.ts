import type { Range } from './fold.ts';

/** A word of a folded text. */
export interface Token extends Range {
  readonly text: string;
  /** What it may be meant for: without its plural, with figures read as letters, with drawn-out letters shortened. */
  readonly forms: readonly string[];
  readonly line: number;
}

const WORD = /[\p{L}\p{N}@$]+|\n/gu;
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
/** Shorter ones are letters, not words that somebody spells. */
const SPELLED = 3;

export function tokensOf(folded: string): Token[] {
  const tokens: Token[] = [];
  let line = 0;
  for (const { 0: found, index } of folded.matchAll(WORD)) {
    if (found === '\n') line += 1;
    else tokens.push({ start: index, end: index + found.length, text: found, forms: formsOf(found), line });
  }
  return [...tokens, ...spelledOut(tokens)];
}

/** « c.o.n » is read as one word. */
function spelledOut(tokens: readonly Token[]): Token[] {
  const found: Token[] = [];
  let run: Token[] = [];
  const close = () => {
    const [first] = run;
    const last = run.at(-1);
    if (first && last && run.length >= SPELLED) {
      const text = run.map((token) => token.text).join('');
      found.push({ start: first.start, end: last.end, text, forms: formsOf(text), line: first.line });
    }
    run = [];
  };
  for (const token of tokens) {
    const last = run.at(-1);
    const goesOn = token.text.length === 1 && (!last || (token.line === last.line && token.start - last.end <= 2));
    if (!goesOn) close();
    if (token.text.length === 1) run.push(token);
  }
  close();
  return found;
}

export function formsOf(token: string): string[] {
  const bare = token.replace(/^[@$]/, '').replace(/[@$]$/, '');
  const forms = new Set([stem(bare)]);
  const letters =
    /[0-9@$]/.test(token) && /\p{L}/u.test(token) ? token.replaceAll(/[0134579@$]/g, (c) => LEET[c] ?? c) : null;
  if (letters !== null) forms.add(stem(letters));
  for (const form of [bare, ...(letters === null ? [] : [letters])]) {
    if (!/(.)\1\1/u.test(form)) continue;
    forms.add(stem(form.replaceAll(/(.)\1\1+/gu, '$1'))).add(stem(form.replaceAll(/(.)\1\1+/gu, '$1$1')));
  }
  return [...forms];
}

/** French plurals end in s or x; three letters (« bus », « con ») are the word itself. */
function stem(word: string): string {
  return word.length > 3 && (word.endsWith('s') || word.endsWith('x')) ? word.slice(0, -1) : word;
}

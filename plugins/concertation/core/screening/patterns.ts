import { RE2JS, RE2Set } from 're2js';
import type { Range } from './fold.ts';

const LONGEST_PATTERN = 500;
/** Instructions of the compiled pattern: what one of them may cost for each character. */
const LARGEST_PROGRAM = 500;
/** Measured: joined by 32 the table of states stays small; joined by 500, patterns with gaps outgrow it. */
const JOINED = 32;
/** A text that everything finds is not located everywhere. */
const MOST_LOCATED = 50;
const MOST_RANGES = 20;

interface Member {
  readonly rule: number;
  readonly pattern: string;
}
interface Group {
  readonly set: RE2Set;
  readonly members: readonly Member[];
}

/** All patterns, joined: the text is read once for each group, then once for each pattern that the group found. */
export class Patterns {
  readonly #groups: readonly Group[];
  /** Alone, to say where: made when the group first finds it. */
  readonly #alone = new Map<number, RE2JS>();

  /** Throws when one does not compile: `faultOfPattern` says so beforehand. */
  constructor(patterns: readonly Member[]) {
    const groups: Group[] = [];
    for (let at = 0; at < patterns.length; at += JOINED) groups.push(join(patterns.slice(at, at + JOINED)));
    this.#groups = groups;
  }

  find(folded: string): Map<number, Range[]> {
    const found = new Map<number, Range[]>();
    for (const { set, members } of this.#groups) {
      for (const index of set.match(folded)) {
        const member = members[index];
        if (member) found.set(member.rule, found.size < MOST_LOCATED ? rangesOf(this.#single(member), folded) : []);
      }
    }
    return found;
  }

  #single({ rule, pattern }: Member): RE2JS {
    const known = this.#alone.get(rule) ?? compile(pattern);
    this.#alone.set(rule, known);
    return known;
  }
}

/** A French sentence when the pattern cannot be used. */
export function faultOfPattern(pattern: string): string | null {
  if (pattern.length > LONGEST_PATTERN) return `Le motif est trop long\u00a0: ${LONGEST_PATTERN} caractères au plus.`;
  try {
    const expression = compile(pattern);
    if (expression.programSize() > LARGEST_PROGRAM) return 'Le motif est trop gros\u00a0: réduisez ses répétitions.';
    if (expression.test('')) return 'Le motif trouve aussi un texte vide\u00a0: il retiendrait tout.';
    return null;
  } catch (error) {
    return `Le motif ne se lit pas\u00a0: ${inFrench(error instanceof Error ? error.message : '')}`;
  }
}

function join(members: readonly Member[]): Group {
  const set = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE);
  for (const { pattern } of members) set.add(withoutAccents(pattern));
  set.compile();
  return { set, members };
}

function compile(pattern: string): RE2JS {
  return RE2JS.compile(withoutAccents(pattern), RE2JS.CASE_INSENSITIVE);
}

/** The text has lost its accents; only the letters of the pattern lose theirs, so that `\W` stays what it is. */
function withoutAccents(pattern: string): string {
  return pattern
    .replaceAll(/[œŒ]/g, 'oe')
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll('’', "'")
    .replaceAll(/[^\0-\x7f]/gu, (letter) => letter.normalize('NFKD').replaceAll(/\p{M}/gu, ''));
}

function rangesOf(expression: RE2JS, text: string): Range[] {
  const matcher = expression.matcher(text);
  const ranges: Range[] = [];
  while (ranges.length < MOST_RANGES && matcher.find()) ranges.push({ start: matcher.start(), end: matcher.end() });
  return ranges;
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/missing closing \)|unexpected \)/, 'une parenthèse n’a pas sa paire.'],
  [/missing closing \]/, 'un crochet n’a pas sa paire.'],
  [
    /missing argument to repetition/,
    '«\u00a0*\u00a0», «\u00a0+\u00a0», «\u00a0?\u00a0» ou «\u00a0{ }\u00a0» ne suit rien.',
  ],
  [/repeat|too large|nesting/, 'ses répétitions sont trop nombreuses.'],
  [
    /Perl syntax|lookbehind|named capture/i,
    '«\u00a0(?=…)\u00a0», «\u00a0(?!…)\u00a0» et leurs semblables ne sont pas admis.',
  ],
  [/escape/, 'une barre oblique «\u00a0\\\u00a0» est suivie d’un signe qui n’est pas admis.'],
  [/character class/, 'un intervalle entre crochets est à l’envers ou inconnu.'],
];

function inFrench(message: string): string {
  return REASONS.find(([pattern]) => pattern.test(message))?.[1] ?? 'vérifiez sa syntaxe.';
}

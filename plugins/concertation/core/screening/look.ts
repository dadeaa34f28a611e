import { repeatedCharacters, repeatedWords, shareOfCapitals, lengthOf } from './counts.ts';
import { fold, type Folded, MOST_READ, type Range } from './fold.ts';
import { isWithin, type Link, linksOf } from './links.ts';
import { personalDataIn } from './personal-data.ts';
import type { Condition, PersonalData } from './rule.ts';
import type { Submission } from './submission.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What a condition that reads alone finds: places in the folded text, none for what is only counted; null for nothing. */
type Found = readonly Range[] | null;

/** One submission as all rules see it; each view of it is made once, when first asked for. */
export class Look {
  readonly submission: Submission;
  /** Name and text, as they were written. */
  readonly text: string;
  readonly folded: Folded;
  #tokens: readonly Token[] | null = null;
  #links: readonly Link[] | null = null;
  readonly #personal = new Map<PersonalData, Range[]>();

  constructor(submission: Submission) {
    this.submission = { ...submission, body: submission.body.slice(0, MOST_READ) };
    this.text = `${submission.authorName.slice(0, 500)}\n${this.submission.body}`;
    this.folded = fold(this.text);
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokensOf(this.folded.text));
  }

  get links(): readonly Link[] {
    return (this.#links ??= linksOf(this.folded.text));
  }

  personal(kind: PersonalData): readonly Range[] {
    const known = this.#personal.get(kind) ?? personalDataIn(this.folded.text, kind);
    this.#personal.set(kind, known);
    return known;
  }

  /** For every kind but patterns and word lists, which are searched together. */
  find(condition: Exclude<Condition, { kind: 'pattern' | 'words' }>): Found {
    const { body, typedForMs, recentFromNetwork, sameText } = this.submission;
    switch (condition.kind) {
      case 'links':
        return this.#linksOver(condition);
      case 'length': {
        const length = lengthOf(body);
        return counted(length < (condition.min ?? 0) || length > (condition.max ?? Infinity));
      }
      case 'capitals':
        return counted(shareOfCapitals(body, condition.letters) >= condition.share);
      case 'repetition':
        return placed([
          ...repeatedCharacters(this.folded.text, condition.characters),
          ...repeatedWords(this.tokens, condition.words),
        ]);
      case 'personal-data':
        return placed(condition.which.flatMap((kind) => this.personal(kind)));
      case 'duplicates':
        return counted(sameText >= condition.times);
      case 'speed':
        return counted(typedForMs !== null && typedForMs < condition.seconds * 1000);
      case 'rate':
        return counted(recentFromNetwork > condition.perHour);
    }
  }

  #linksOver({ moreThan, domains, except }: Extract<Condition, { kind: 'links' }>): Found {
    const foreign = this.links.filter(({ domain }) => !isWithin(domain, except));
    if (moreThan !== null && foreign.length > moreThan) return foreign;
    return placed(foreign.filter(({ domain }) => isWithin(domain, domains)));
  }
}

function counted(found: boolean): Found {
  return found ? [] : null;
}

function placed(ranges: readonly Range[]): Found {
  return ranges.length > 0 ? ranges : null;
}

import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cleanText } from '../../plugins/concertation/core/typed-text.ts';

export interface Replayed {
  readonly author: number;
  readonly text: string;
  /** 1 published, -1 refused, 0 undecided. */
  readonly moderated: number;
}

export interface Conversation {
  readonly name: string;
  /** In the order in which they were posted; of equal texts the first. */
  readonly comments: readonly Replayed[];
}

/** The real conversations of the corpus, the shortest first. */
export function conversationsIn(corpus: string): Conversation[] {
  return globSync('polis/*.jsonl', { cwd: corpus })
    .map((file) => ({ name: basename(file, '.jsonl'), comments: commentsOf(join(corpus, file)) }))
    .sort((a, b) => a.comments.length - b.comments.length);
}

function commentsOf(file: string): Replayed[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const all = lines
    .map((line) => JSON.parse(line) as Replayed & { readonly timestamp: number })
    .sort((a, b) => a.timestamp - b.timestamp)
    .map(({ author, text, moderated }) => ({ author, text: cleanText(text), moderated }));
  return [...new Map(all.toReversed().map((comment) => [comment.text, comment])).values()].toReversed();
}

import type { PolicyMode } from '../comments/words.ts';
import type { RevisionFacts } from './comment.ts';

/** How much of a consultation's moderation somebody reads: all of it, what the second key needs, or nothing. */
export type Reading = 'all' | 'second-key' | 'none';

interface Reader {
  /** By the table of `core/access.ts`. */
  readonly readsModeration: boolean;
  readonly holdsSecondKey: boolean;
}

export function readingOf({ readsModeration, holdsSecondKey }: Reader, mode: PolicyMode): Reading {
  if (readsModeration) return 'all';
  return holdsSecondKey && mode === 'pre-moderation-two-keys' ? 'second-key' : 'none';
}

interface Decided {
  readonly revision: number;
  readonly role: string;
}

/**
 * Numbers of the texts of one comment that the second key needs: those that wait for it, have passed it, or are appealed
 * against before whoever turns it; beside them, what is public already. None of them: the comment is not theirs to read.
 */
export function secondKeyTexts(
  revisions: readonly Pick<RevisionFacts, 'number' | 'state' | 'waiting'>[],
  standing: number | null,
  decisions: readonly Decided[],
  appealed: readonly number[],
): ReadonlySet<number> {
  const waiting = revisions.filter((one) => one.waiting && one.state === 'awaiting-elected');
  const passed = decisions.filter(({ role }) => role === 'elected');
  const needed = [...waiting.map(({ number }) => number), ...passed.map(({ revision }) => revision), ...appealed];
  return new Set(needed.length === 0 || standing === null ? needed : [...needed, standing]);
}

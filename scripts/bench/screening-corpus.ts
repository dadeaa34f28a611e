import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blankSubmission } from '../../plugins/concertation/core/screening/check-rule.ts';
import type { Screen } from '../../plugins/concertation/core/screening/screen.ts';

interface Comment {
  readonly text: string;
  /** 1 published, -1 refused, 0 undecided. */
  readonly moderated: number;
}

export interface Held {
  readonly count: number;
  /** Per cent. */
  readonly share: number;
  /** Per cent that any rule finds, held or not. */
  readonly found: number;
  /** Rules that hold, the busiest first. */
  readonly byRule: readonly (readonly [string, number])[];
}

export function readComments(corpus: string): Comment[] {
  return globSync('polis/*.jsonl', { cwd: corpus }).flatMap((file) =>
    readLines(corpus, file).map((line) => JSON.parse(line) as Comment),
  );
}

export function readLines(corpus: string, file: string): string[] {
  return readFileSync(join(corpus, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

export function heldOf(screen: Screen, texts: readonly string[]): Held {
  const byRule = new Map<string, number>();
  let held = 0;
  let found = 0;
  for (const text of texts) {
    const findings = screen.screen(blankSubmission(text));
    const holding = findings.filter(({ action }) => action === 'hold');
    if (findings.length > 0) found += 1;
    if (holding.length > 0) held += 1;
    for (const { label } of holding) byRule.set(label, (byRule.get(label) ?? 0) + 1);
  }
  const percent = (count: number) => (texts.length === 0 ? 0 : (100 * count) / texts.length);
  return {
    count: texts.length,
    share: percent(held),
    found: percent(found),
    byRule: [...byRule].toSorted(([, a], [, b]) => b - a),
  };
}

import { loadavg } from 'node:os';
import type { Figure, Note } from './figure.ts';
import { remark } from './figure.ts';
import { followedFigures } from './followed-site.ts';
import { peerFigures } from './peers/compare.ts';

const SIZES = [100, 1_000, 10_000];
const BESIDE_FROM = 1_000;

/** From a change in the CMS to the new text over HTTP, at three sizes, beside what builds the same site whole. */
export async function benchFreshness(note: Note): Promise<void> {
  const figures: Figure[] = [];
  const noted: Note = (figure) => {
    figures.push(figure);
    note(figure);
  };
  for (const size of sizes()) {
    remark(
      `${size} projets, charge de la machine ${loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')}`,
    );
    await followedFigures(size, noted);
    if (size >= BESIDE_FROM) await peerFigures(size, noted);
  }
}

function sizes(): number[] {
  const wanted = process.env['BENCH_SIZES'];
  return wanted === undefined ? SIZES : wanted.split(',').map(Number);
}

import { loadavg } from 'node:os';
import { clickFigures } from './click.ts';
import { type Figure, type Note, remark } from './figure.ts';
import { followedFigures } from './followed-site.ts';
import { peerFigures } from './peers/compare.ts';

const SIZES = [100, 1_000, 10_000];
/** Others are started for each change: at a hundred projects it is their start that would be measured. */
const BESIDE = [1_000, 10_000];
const CHANGE = '120 single changes → visible, p50';

/** From a change in the CMS to the new text over HTTP, at three sizes, beside what builds the same site whole. */
export async function benchFreshness(note: Note): Promise<void> {
  const figures: Figure[] = [];
  const noted: Note = (figure) => {
    figures.push(figure);
    note(figure);
  };
  for (const size of sizes('BENCH_SIZES', SIZES)) {
    remark(
      `${size} projets ; charge de la machine : ${loadavg()
        .map((load) => load.toFixed(1))
        .join(', ')}`,
    );
    await followedFigures(size, noted);
  }
  for (const size of sizes('BENCH_BESIDE', BESIDE)) await peerFigures(size, noted);
  noteGrowth(figures, noted);
  remark(`Depuis l’administration ; charge : ${loadavg()[0]?.toFixed(1)}`);
  for (const size of sizes('BENCH_CLICKS', SIZES)) await clickFigures(size, noted);
}

/** What a change costs at the largest size, in times what it costs at the smallest. */
function noteGrowth(figures: readonly Figure[], note: Note): void {
  const of = (figure: Figure | undefined) => figure?.value ?? Number.NaN;
  const changes = figures.filter(({ name }) => name === CHANGE);
  const [least, most] = [changes[0], changes.at(-1)];
  if (least === undefined || most === undefined || least === most) return;
  const value = Math.round((of(most) / of(least)) * 100) / 100;
  note({ name: 'a change, p50, largest ÷ smallest', of: most.of, value, unit: '×' });
}

/** `BENCH_SIZES=100,1000 BENCH_BESIDE=1000 BENCH_CLICKS=100` for a shorter run; empty for none. */
function sizes(name: string, otherwise: readonly number[]): readonly number[] {
  const wanted = process.env[name];
  return wanted === undefined ? otherwise : wanted.split(',').filter(Boolean).map(Number);
}

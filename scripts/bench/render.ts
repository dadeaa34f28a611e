import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderWhole, wholeOf } from '../../site/follower/testing/render-whole.ts';
import type { Figure, Note } from './figure.ts';
import { generatedSnapshot } from './generated-snapshot.ts';

const SIZES = [100, 1_000, 10_000];
const RUNS = 1;

/** What one full rendering costs, and how it grows with the number of projects. */
export async function benchRender(note: Note): Promise<void> {
  for (const size of SIZES) for (const figure of await renderFigures(size)) note(figure);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  note({ name: 'peak memory of the renderer', of: `${SIZES.at(-1)} projects`, value: peak, unit: 'MiB' });
}

async function renderFigures(size: number): Promise<Figure[]> {
  const now = Date.UTC(2026, 0, 15, 12);
  const snapshot = generatedSnapshot(size, now);
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-bench-'));
  const cold: number[] = [];
  const warm: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    rmSync(folder, { recursive: true, force: true });
    for (const times of [cold, warm]) {
      const startedAt = performance.now();
      await renderWhole(folder, 'http://localhost:4321', wholeOf(snapshot), now);
      times.push(performance.now() - startedAt);
    }
  }
  const page = join(folder, 'current', 'projets', 'projet-00000', 'index.html');
  const styles = join(folder, 'current', '_astro');
  const bytes =
    statSync(`${page}.br`).size +
    readdirSync(styles)
      .filter((name) => name.endsWith('.css.br'))
      .reduce((sum, name) => sum + readFileSync(join(styles, name)).length, 0);
  rmSync(folder, { recursive: true, force: true });
  const of = `${size} projects`;
  return [
    { name: 'whole site, new release', of, value: Math.round(median(cold)), unit: 'ms' },
    { name: 'whole site, nothing changed', of, value: Math.round(median(warm)), unit: 'ms' },
    { name: 'project page and styles, brotli', of, value: bytes, unit: 'bytes' },
  ];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

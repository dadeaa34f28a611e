import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Releases } from '../site/follower/releases.ts';
import { Renderer } from '../site/follower/render.ts';
import { generatedSnapshot } from './bench/generated-snapshot.ts';
import { cacheDir, processEnvironment, readSettings } from './environment.ts';
import { buildAll } from './stack/builds.ts';

/** A figure with its unit; medians of several runs, because one run tells nothing. */
interface Figure {
  readonly name: string;
  readonly size: number;
  readonly value: number;
  readonly unit: string;
}

const SIZES = [40, 400];
const RUNS = 3;

await buildAll(processEnvironment(readSettings()), ['site']);
const figures: Figure[] = [];
for (const size of SIZES) note(await renderFigures(size));
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
note([{ name: 'peak memory of the renderer', size: SIZES.at(-1) ?? 0, value: peak, unit: 'MiB' }]);

mkdirSync(cacheDir(), { recursive: true });
const file = join(cacheDir(), 'bench.json');
writeFileSync(file, `${JSON.stringify({ node: process.version, figures }, null, 2)}\n`);
process.stdout.write(`JSON: ${file}\n`);

/** Said as soon as it is known: a long bench shows that it goes on. */
function note(measured: readonly Figure[]): void {
  figures.push(...measured);
  for (const { name, size, value, unit } of measured) {
    process.stdout.write(
      `${name.padEnd(36)} ${String(size).padStart(6)} projects ${String(value).padStart(9)} ${unit}\n`,
    );
  }
}

async function renderFigures(size: number): Promise<Figure[]> {
  const now = Date.UTC(2026, 0, 15, 12);
  const snapshot = generatedSnapshot(size, now);
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-bench-'));
  const releases = new Releases(folder);
  const renderer = new Renderer('http://localhost:4321');
  const cold: number[] = [];
  const warm: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    for (const [times, before] of [
      [cold, null],
      [warm, releases.current()],
    ] as const) {
      const startedAt = performance.now();
      const part = releases.begin();
      await renderer.render({ snapshot, files: [] }, now, part, before);
      releases.adopt(part);
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
  return [
    { name: 'whole site, new release', size, value: Math.round(median(cold)), unit: 'ms' },
    { name: 'whole site, nothing changed', size, value: Math.round(median(warm)), unit: 'ms' },
    { name: 'project page and styles, brotli', size, value: bytes, unit: 'bytes' },
  ];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

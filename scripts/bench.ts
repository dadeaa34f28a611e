import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure, Note } from './bench/figure.ts';
import { benchComments } from './bench/comments.ts';
import { benchFreezing } from './bench/freezing.ts';
import { benchFreshness } from './bench/freshness.ts';
import { benchMailing } from './bench/mailing.ts';
import { benchPages } from './bench/pages.ts';
import { benchRender } from './bench/render.ts';
import { benchScreening } from './bench/screening.ts';
import { benchSignUp } from './bench/sign-up.ts';
import { cacheDir, processEnvironment, readSettings } from './environment.ts';
import { table } from './bench/table.ts';
import { buildAll } from './stack/builds.ts';

const BENCHES: Readonly<Record<string, (note: Note) => Promise<void>>> = {
  render: benchRender,
  pages: benchPages,
  freshness: benchFreshness,
  freezing: benchFreezing,
  mailing: benchMailing,
  'sign-up': benchSignUp,
  screening: benchScreening,
  comments: benchComments,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in BENCHES));
if (unknown !== undefined) {
  process.stderr.write(
    `Mesure inconnue : ${unknown}. Écrivez ${Object.keys(BENCHES).join(' ou ')}, ou rien pour tout.\n`,
  );
  process.exit(2);
}

try {
  if (wanted.some((name) => name !== 'screening') || wanted.length === 0) {
    await buildAll(processEnvironment(readSettings()), ['site']);
  }
  const figures: Figure[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const own: Figure[] = [];
    await bench((figure) => note(own, figure));
    process.stdout.write(`\n${table(own)}\n`);
    figures.push(...own);
  }
  mkdirSync(cacheDir(), { recursive: true });
  const file = join(cacheDir(), 'bench.json');
  writeFileSync(file, `${JSON.stringify({ node: process.version, figures }, null, 2)}\n`);
  process.stdout.write(`JSON: ${file}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function note(figures: Figure[], figure: Figure): void {
  figures.push(figure);
  const { name, of, value, unit } = figure;
  process.stdout.write(`${name.padEnd(36)} ${of.padEnd(32)} ${String(value ?? '–').padStart(9)} ${unit}\n`);
}

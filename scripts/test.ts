import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processEnvironment, readSettings } from './environment.ts';
import { ensureChromium } from './testing/chromium.ts';
import { prepare, type Prepared } from './testing/prepare.ts';
import { runTests, type Tally, TEST_KINDS } from './testing/run-tests.ts';

/** Seconds from which a file is worth naming at the end. */
const LONG = 15;

const settings = readSettings();
const only = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'aggloforum-test-'));
const wanted = TEST_KINDS.filter(({ name }) => only.length === 0 || only.includes(name));
const tallies: Tally[] = [];
let prepared: Prepared | undefined;

try {
  process.env['CHROMIUM_PATH'] = ensureChromium(settings.ci);
  // What is compiled once, JavaScript or TypeScript, is read by every later process of this run.
  process.env['NODE_COMPILE_CACHE'] = join(scratch, 'compiled');
  const env = processEnvironment({ ...settings, dataDir: join(scratch, 'data'), siteDir: join(scratch, 'site') });
  const [light, heavy] = [wanted.filter(({ needsBuilds }) => !needsBuilds), wanted.filter((kind) => kind.needsBuilds)];
  const runAll = async (kinds: typeof wanted) => {
    for (const kind of kinds) tallies.push(await runTests(kind));
  };
  // Building leaves a core half idle; the unit tests ask for no more.
  const ready = async () => {
    if (heavy.length > 0) prepared = await prepare(env, scratch);
  };
  await Promise.all([ready(), runAll(light)]);
  await runAll(heavy);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await prepared?.stop();
  rmSync(scratch, { recursive: true, force: true });
}

const sum = (field: 'passed' | 'failed' | 'skipped') => tallies.reduce((total, tally) => total + tally[field], 0);
process.stdout.write('\n');
for (const [file, seconds] of tallies.flatMap(({ files }) => files).filter(([, seconds]) => seconds >= LONG))
  process.stdout.write(`${seconds.toFixed(1).padStart(6)} s  ${file}\n`);
for (const tally of tallies) {
  process.stdout.write(
    `${tally.name}: ${tally.passed} passed, ${tally.failed} failed in ${tally.seconds.toFixed(1)} s\n`,
  );
}
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
if (sum('failed') > 0 || sum('passed') === 0) process.exitCode = 1;

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processEnvironment, readSettings } from './environment.ts';
import { buildAll } from './stack/builds.ts';
import { ensureChromium } from './testing/chromium.ts';
import { runTests, type Tally, TEST_KINDS } from './testing/run-tests.ts';

const settings = readSettings();
const only = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'aggloforum-test-'));
const tallies: Tally[] = [];

try {
  process.env['CHROMIUM_PATH'] = await ensureChromium(settings.ci);
  const env = processEnvironment({ ...settings, dataDir: join(scratch, 'data'), siteDir: join(scratch, 'site') });
  if (TEST_KINDS.some((kind) => kind.needsBuilds && wanted(kind.name))) await buildAll(env);
  for (const kind of TEST_KINDS) {
    if (wanted(kind.name)) tallies.push(await runTests(kind));
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

const sum = (field: 'passed' | 'failed' | 'skipped') => tallies.reduce((total, tally) => total + tally[field], 0);
process.stdout.write('\n');
for (const tally of tallies) {
  process.stdout.write(
    `${tally.name}: ${tally.passed} passed, ${tally.failed} failed in ${tally.seconds.toFixed(1)} s\n`,
  );
}
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
if (sum('failed') > 0 || sum('passed') === 0) process.exitCode = 1;

function wanted(name: string): boolean {
  return only.length === 0 || only.includes(name);
}

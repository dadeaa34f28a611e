import { globSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { finished } from 'node:stream/promises';
import { ROOT } from '../environment.ts';

export interface TestKind {
  readonly name: string;
  readonly files: readonly string[];
  readonly concurrency: number;
  readonly needsBuilds: boolean;
  readonly timeoutMs: number;
  /** What the names of the longest files begin with: these go first, so that no core is idle at the end. */
  readonly longest: readonly string[];
}

export interface Tally {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  /** Seconds by file, the longest first: where the time goes. */
  readonly files: readonly (readonly [file: string, seconds: number])[];
}

const ROOMS = '{cms,site,plugins,scripts,e2e}';

/** From the quickest to the slowest, so that the first failure comes early. */
export const TEST_KINDS: readonly TestKind[] = [
  {
    name: 'unit',
    files: [`${ROOMS}/**/*.test.ts`],
    concurrency: 2,
    needsBuilds: false,
    timeoutMs: 300_000,
    longest: [],
  },
  {
    name: 'integration',
    files: [`${ROOMS}/**/*.integration.ts`],
    concurrency: 3,
    needsBuilds: true,
    timeoutMs: 1_800_000,
    longest: [
      'doors-by-role',
      'comment-kills',
      'sending',
      'kills.',
      'faults',
      'rendered-pages',
      'random-edits',
      'messages',
      'kill',
      'boot',
    ],
  },
  {
    name: 'journeys',
    files: ['e2e/**/*.journey.ts'],
    concurrency: 3,
    needsBuilds: true,
    timeoutMs: 1_800_000,
    longest: ['comments', 'moderation', 'public-site', 'messages', 'keyboard', 'dossier', 'mailings'],
  },
];

export async function runTests(kind: TestKind): Promise<Tally> {
  const files = globSync([...kind.files], {
    cwd: ROOT,
    exclude: (path) => /(^|\/)(node_modules|dist)($|\/)/.test(path),
  });
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const startedAt = performance.now();
  process.stdout.write(`\n— ${kind.name}: ${files.length} files\n`);
  const stream = run({
    files: longestFirst(files, kind.longest).map((file) => join(ROOT, file)),
    concurrency: kind.concurrency,
    timeout: kind.timeoutMs,
    forceExit: false,
    execArgv: ['--import', import.meta.resolve('./untracked-promises.mjs')],
  });
  const spent = new Map<string, number>();
  const spend = ({ file, nesting, details }: { file?: string; nesting: number; details: { duration_ms: number } }) => {
    if (nesting === 0 && file) spent.set(file, (spent.get(file) ?? 0) + details.duration_ms / 1000);
  };
  stream.on('test:pass', (test) => {
    spend(test);
    if (test.details.type === 'suite') return;
    counts[test.skip !== undefined || test.todo !== undefined ? 'skipped' : 'passed'] += 1;
  });
  stream.on('test:fail', (test) => {
    spend(test);
    if (test.details.type !== 'suite') counts.failed += 1;
  });
  const report = stream.compose(spec);
  report.pipe(process.stdout, { end: false });
  await finished(report);
  const longest = [...spent].map(([file, seconds]) => [relative(ROOT, file), seconds] as const);
  return {
    name: kind.name,
    ...counts,
    seconds: (performance.now() - startedAt) / 1000,
    files: longest.sort(([, one], [, other]) => other - one),
  };
}

function longestFirst(files: readonly string[], longest: readonly string[]): string[] {
  const rank = (file: string) => {
    const place = longest.findIndex((beginning) => basename(file).startsWith(beginning));
    return place === -1 ? longest.length : place;
  };
  return [...files].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
}

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cachedPackages } from './cached-packages.ts';

const VERSION = '13.5.0';
const LAUNCHER_VERSION = '1.2.1';
const RUNS = 3;

interface Audit {
  readonly numericValue?: number;
  readonly score: number | null;
  readonly details?: { readonly items?: readonly { readonly resourceType: string; readonly transferSize: number }[] };
}

export interface LighthouseReport {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, Audit>>;
}

type Lighthouse = (address: string, flags: object) => Promise<{ lhr: LighthouseReport } | undefined>;
type Launch = (options: object) => Promise<{ port: number; kill: () => void }>;

/**
 * Lighthouse with its own defaults: a middling phone on slow 4G, simulated. It is fetched into the cache when first
 * asked for: 170 MB that nobody needs who only wants to run or test the site.
 */
export async function lighthouse(chromium: string, addresses: readonly string[]): Promise<LighthouseReport[]> {
  const load = tools();
  const { default: audit } = (await import(load('lighthouse'))) as { default: Lighthouse };
  const { launch } = (await import(load('chrome-launcher'))) as { launch: Launch };
  const chrome = await launch({
    chromePath: chromium,
    chromeFlags: ['--headless=new', '--no-sandbox'],
    logLevel: 'silent',
  });
  try {
    const reports: LighthouseReport[] = [];
    for (const address of addresses) reports.push(await medianRun(async () => audit(address, flags(chrome.port))));
    return reports;
  } finally {
    chrome.kill();
  }
}

function flags(port: number): object {
  return { port, logLevel: 'silent', onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'] };
}

/** The run whose largest contentful paint is the median: a busy machine makes one run meaningless. */
async function medianRun(once: () => ReturnType<Lighthouse>): Promise<LighthouseReport> {
  const runs: LighthouseReport[] = [];
  while (runs.length < RUNS) {
    const result = await once();
    if (result === undefined) throw new Error('Lighthouse n’a rien dit de la page.');
    runs.push(result.lhr);
  }
  const paint = ({ audits }: LighthouseReport) => audits['largest-contentful-paint']?.numericValue ?? Number.NaN;
  const median = runs.sort((a, b) => paint(a) - paint(b))[Math.floor(RUNS / 2)];
  if (median === undefined) throw new Error('no run');
  return median;
}

function tools(): (name: string) => string {
  const folder = cachedPackages('lighthouse', VERSION, [
    `lighthouse@${VERSION}`,
    `chrome-launcher@${LAUNCHER_VERSION}`,
  ]);
  const require = createRequire(join(folder, 'node_modules', 'x.js'));
  return (name) => require.resolve(name);
}

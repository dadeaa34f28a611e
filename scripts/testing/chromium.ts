import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's package of the browser without a window: the same engine, a fifth cheaper to drive. */
const WINDOWLESS = 'chromium-headless-shell';

const PLACES = [
  `/usr/bin/${WINDOWLESS}`,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Path of a Chromium; on a build machine the one without a window is installed, elsewhere the person is told how. */
export function ensureChromium(ci: boolean): string {
  if (ci) installUnlessThere();
  const found = findChromium();
  if (found) return found;
  throw new Error(
    'Les essais demandent Chromium : installez-le (sous Debian : « sudo apt-get install chromium ») ou indiquez son chemin dans CHROMIUM_PATH.',
  );
}

function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  return [...(named ? [named] : []), ...PLACES].find((path) => existsSync(path));
}

function installUnlessThere(): void {
  if (process.env['CHROMIUM_PATH'] || existsSync(`/usr/bin/${WINDOWLESS}`)) return;
  process.stdout.write('Installation de Chromium…\n');
  aptGet('update', '-q');
  // Without what it recommends (a printer's service, a desktop's): a font is what pages need besides.
  aptGet('install', '-y', '-q', '--no-install-recommends', WINDOWLESS, 'fonts-liberation');
}

function aptGet(...args: string[]): void {
  spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

// Run by itself, it gets ready what a later call finds. What is lacking is told then.
if (import.meta.main && process.env['CI'] === 'true') installUnlessThere();

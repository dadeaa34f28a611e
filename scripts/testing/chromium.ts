import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Path of a Chromium; on a build machine a missing one is installed, elsewhere the person is told how. */
export async function ensureChromium(ci: boolean): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (ci) {
    process.stdout.write('Installation de Chromium…\n');
    aptGet('update', '-q');
    // Without what it recommends (a printer's service, a desktop's): a font is what pages need besides.
    aptGet('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation');
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'Les essais demandent Chromium : installez-le (sous Debian : « sudo apt-get install chromium ») ou indiquez son chemin dans CHROMIUM_PATH.',
  );
}

function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  return [...(named ? [named] : []), ...PLACES].find((path) => existsSync(path));
}

function aptGet(...args: string[]): void {
  spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

// Run by itself, it gets ready what a later call finds. What is lacking is told then.
if (import.meta.main) await ensureChromium(process.env['CI'] === 'true').catch(() => undefined);

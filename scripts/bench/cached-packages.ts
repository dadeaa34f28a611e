import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../environment.ts';

/** Packages that only a bench needs, installed into the cache when first asked for; answers their folder. */
export function cachedPackages(name: string, version: string, packages: readonly string[]): string {
  const folder = join(cacheDir(), `${name}-${version}`);
  const mark = join(folder, 'installed');
  if (existsSync(mark)) return folder;
  process.stdout.write(`${name} est installé dans le dossier .cache du projet…\n`);
  mkdirSync(folder, { recursive: true });
  const installed = spawnSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (installed.status !== 0) {
    throw new Error(`${name} n’a pas pu être obtenu du registre npm : vérifiez l’accès au réseau, puis relancez.`);
  }
  writeFileSync(mark, '');
  return folder;
}

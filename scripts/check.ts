import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './environment.ts';

const bin = (path: string) => join(ROOT, 'node_modules', path);

const CHECKS: Readonly<Record<string, readonly string[]>> = {
  format: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  lint: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'],
  types: [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'],
  boundaries: [
    bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    'cms',
    'site',
    'plugins',
    'scripts',
    'e2e',
  ],
  unused: [bin('knip/bin/knip.js')],
  units: [join(ROOT, 'scripts/test.ts'), 'unit'],
};

const only = process.argv.slice(2);
const results = await Promise.all(
  Object.entries(CHECKS)
    .filter(([name]) => only.length === 0 || only.includes(name))
    .map(async ([name, args]) => ({ name, ...(await runQuietly(args)) })),
);
for (const { name, code, output, seconds } of results) {
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)\n`);
  if (code !== 0) process.stdout.write(`${output}\n`);
}
if (results.some(({ code }) => code !== 0)) process.exitCode = 1;

async function runQuietly(args: readonly string[]): Promise<{ code: number; output: string; seconds: number }> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const { promise, resolve } = Promise.withResolvers<number>();
  child.on('error', () => resolve(1)).on('exit', (code) => resolve(code ?? 1));
  const code = await promise;
  return { code, output: Buffer.concat(chunks).toString(), seconds: (performance.now() - startedAt) / 1000 };
}

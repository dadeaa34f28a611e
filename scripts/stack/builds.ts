import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, cacheDir } from '../environment.ts';

interface Build {
  readonly name: string;
  readonly says: string;
  readonly sources: readonly string[];
  readonly product: string;
  readonly cwd: string;
  readonly steps: readonly (readonly string[])[];
}

const bin = (path: string) => join(ROOT, 'node_modules', path);

/** The admin comes first: building it replaces `cms/dist`, which the server's compilation then completes. */
const BUILDS: readonly Build[] = [
  {
    name: 'cms',
    says: 'Construction de l’administration (une minute)…',
    sources: [
      'package-lock.json',
      'cms/*.{json,ts}',
      'cms/{src,config}/**/*.{ts,tsx,json}',
      'plugins/*/{admin,admin-kit,contract,core}/**/*.{ts,tsx}',
    ],
    product: 'cms/dist/build/index.html',
    cwd: 'cms',
    steps: [[bin('@strapi/strapi/bin/strapi.js'), 'build']],
  },
  {
    name: 'site',
    says: 'Construction du moteur de rendu du site…',
    sources: [
      'package-lock.json',
      'site/{src,adapter,public}/**/*',
      'site/*.{json,ts}',
      'plugins/*/{contract,core}/**/*.ts',
    ],
    product: 'site/dist-server/server/entry.mjs',
    cwd: 'site',
    steps: [[bin('astro/bin/astro.mjs'), 'build']],
  },
];

/** Builds what has changed since the last time; a build that fails says so and throws. */
export async function buildAll(env: NodeJS.ProcessEnv, only?: readonly string[]): Promise<void> {
  for (const build of BUILDS) {
    if (only && !only.includes(build.name)) continue;
    const mark = join(cacheDir(), `build-${build.name}`);
    const wanted = digestOf(build.sources);
    const fresh = existsSync(mark) && readFileSync(mark, 'utf8') === wanted && existsSync(join(ROOT, build.product));
    if (fresh) continue;
    process.stdout.write(`${build.says}\n`);
    for (const step of build.steps) await runStep(build, step, env);
    mkdirSync(cacheDir(), { recursive: true });
    writeFileSync(mark, wanted);
  }
}

/** The same for the same files: of what a build or a process is made. */
export function digestOf(patterns: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  const files = globSync([...patterns], { cwd: ROOT, exclude: (path) => path.includes('node_modules') });
  for (const file of [...files].sort()) {
    try {
      hash.update(file).update(readFileSync(join(ROOT, file)));
    } catch {
      // A folder that the pattern matched: its files come by themselves.
    }
  }
  return hash.digest('hex');
}

async function runStep(build: Build, step: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const output: Buffer[] = [];
  const child = spawn(process.execPath, [...step], {
    cwd: join(ROOT, build.cwd),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on('error', reject).on('exit', resolve);
  if ((await promise) === 0) return;
  process.stderr.write(Buffer.concat(output));
  throw new Error(`La construction « ${build.name} » a échoué : corrigez l’erreur ci-dessus et relancez.`);
}

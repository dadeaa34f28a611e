import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, processEnvironment, readSettings } from './environment.ts';
import { buildAll } from './stack/builds.ts';

try {
  const env = processEnvironment(readSettings());
  await buildAll(env, ['site']);
  const rendered = spawnSync(process.execPath, ['follower/build.ts'], {
    cwd: join(ROOT, 'site'),
    env,
    stdio: 'inherit',
  });
  process.exitCode = rendered.status ?? 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

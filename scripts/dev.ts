import { join } from 'node:path';
import { ROOT, processEnvironment, readSettings } from './environment.ts';
import { buildAll, digestOf } from './stack/builds.ts';
import { runStack } from './stack/run-stack.ts';
import type { Supervisor } from './stack/supervisor.ts';
import { watchTree } from './stack/watch-tree.ts';

/** What makes a room another program, and the services that run it. */
const ROOMS = [
  {
    sources: [
      'cms/{src,config}/**/*',
      'plugins/*/*.{js,json}',
      'plugins/*/{admin,admin-kit,contract,core,server}/**/*',
    ],
    services: ['cms'],
  },
  {
    sources: ['site/{src,adapter,public,follower,front-door}/**/*', 'site/*.ts', 'plugins/*/{contract,core}/**/*'],
    services: ['follower', 'front-door'],
  },
];
/** An editor that saves all its files is heard once. */
const QUIET_MS = 200;

try {
  follow(await runStack(readSettings()));
} catch (error) {
  say(error);
  process.exit(1);
}

function follow(supervisor: Supervisor): void {
  const env = processEnvironment(readSettings());
  const running = ROOMS.map(({ sources }) => digestOf(sources));
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  for (const folder of ['cms/src', 'cms/config', 'plugins', 'site']) {
    watchTree(join(ROOT, folder), () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        work = work.then(reload).catch(say);
      }, QUIET_MS);
    });
  }
  process.stdout.write('Ce qui change dans cms, plugins et site est reconstruit et relancé.\n');

  async function reload(): Promise<void> {
    const wanted = ROOMS.map(({ sources }) => digestOf(sources));
    const changed = [...ROOMS.keys()].filter((room) => wanted[room] !== running[room]);
    if (changed.length === 0) return;
    const startedAt = performance.now();
    // A build that fails leaves what runs as it was, and any later change tries again, be it the one that undoes this one.
    for (const room of changed) running[room] = '';
    await buildAll(env);
    for (const name of changed.flatMap((room) => ROOMS[room]?.services ?? [])) await supervisor.restart(name);
    running.splice(0, running.length, ...wanted);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).replace('.', ',');
    process.stdout.write(`Relancé en ${seconds} s.\n`);
  }
}

function say(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}

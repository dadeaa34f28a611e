import { watch } from 'node:fs';
import { join } from 'node:path';
import { ROOT, processEnvironment, readSettings } from './environment.ts';
import { buildAll } from './stack/builds.ts';
import { servicesOf } from './stack/services.ts';
import { Supervisor } from './stack/supervisor.ts';

const env = processEnvironment(readSettings());
await buildAll(env);
const supervisor = new Supervisor(env);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void supervisor.stop().then(() => process.exit(0)));
}
for (const service of servicesOf(readSettings())) await supervisor.start(service);
process.stdout.write('Prêt ; ce qui change dans cms, plugins et site est reconstruit et relancé.\n');

const pending = new Set<'cms' | 'site'>();
let timer: NodeJS.Timeout | undefined;
let work: Promise<void> = Promise.resolve();
for (const room of ['cms/src', 'cms/config', 'plugins', 'site']) {
  watch(join(ROOT, room), { recursive: true }, (_event, name) => {
    if (!name || /(^|\/)(dist|dist-server|build|node_modules|\.astro|\.strapi)(\/|$)/.test(name)) return;
    pending.add(room === 'site' ? 'site' : 'cms');
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(reload).catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
      });
    }, 300);
  });
}

async function reload(): Promise<void> {
  const rooms = [...pending];
  pending.clear();
  await buildAll(env);
  if (rooms.includes('cms')) await supervisor.restart('cms');
  for (const name of ['follower', 'front-door']) await supervisor.restart(name);
}

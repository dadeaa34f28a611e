import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { type DemoComments, seedComments } from './comments/demo.ts';
import { type DemoMessage, seedMessages } from './messages/demo.ts';
import { oneAtATime } from './services/inside.ts';

/** What inhabitants wrote in the demonstration, each once: a later start brings none of it back. */
export const demo = ({ strapi }: { strapi: Core.Strapi }) => ({
  async seed(): Promise<void> {
    await once<readonly DemoMessage[]>(strapi, 'messages', seedMessages);
    await once<DemoComments>(strapi, 'comments', seedComments);
  },
});

type Demo = ReturnType<typeof demo>;

/** With the server only: command-line tools boot the plugin too. */
export function startDemo(strapi: Core.Strapi): void {
  strapi.server.httpServer.once('listening', () => {
    (strapi.plugin('concertation').service('demo') as Demo).seed().catch((error: unknown) => {
      strapi.log.error(JSON.stringify({ event: 'demo-seeding-failed', err: String(error) }));
    });
  });
}

/** Whole or not at all, whoever starts at the same time. */
async function once<T>(
  strapi: Core.Strapi,
  name: string,
  seed: (strapi: Core.Strapi, content: T) => Promise<void>,
): Promise<void> {
  const file = join(strapi.dirs.app.root, 'demo', `${name}.json`);
  const store = strapi.store({ type: 'plugin', name: 'concertation', key: `demo-${name}-seeded` });
  const isDemo = strapi.plugin('concertation').config<string>('mode') === 'demo';
  if (!isDemo || !existsSync(file) || (await store.get({})) === true) return;
  const content = JSON.parse(readFileSync(file, 'utf8')) as T;
  await oneAtATime(strapi, async () => {
    if ((await store.get({})) === true) return;
    await seed(strapi, content);
    await store.set({ value: true });
  });
}

import type { Core } from '@strapi/strapi';
import { type BounceWatch, startBounceWatch } from './bounces/watch.ts';
import { startWorker, type Worker } from './worker.ts';

const workers = new WeakMap<Core.Strapi, readonly (Worker | BounceWatch)[]>();

/** What this plugin does by itself. */
export function startWorkers(strapi: Core.Strapi): void {
  workers.set(strapi, [startWorker(strapi), startBounceWatch(strapi)]);
}

/** They end what they have begun. */
export async function stopWorkers(strapi: Core.Strapi): Promise<void> {
  await Promise.all((workers.get(strapi) ?? []).map(async (worker) => worker.stop()));
  workers.delete(strapi);
}

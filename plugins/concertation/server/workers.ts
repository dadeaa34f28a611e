import type { Core } from '@strapi/strapi';
import { startMessageRounds } from './messages/rounds.ts';
import { startModerationRounds } from './moderation/rounds.ts';
import { startScheduler } from './scheduler.ts';
import { startForgetting } from './taking-part/forgetting.ts';

interface Worker {
  stop(): void | Promise<void>;
}

const workers = new WeakMap<Core.Strapi, readonly Worker[]>();

/** What this plugin does by itself, once the server listens. */
export function startWorkers(strapi: Core.Strapi): void {
  const begin = [startScheduler, startMessageRounds, startModerationRounds, startForgetting];
  workers.set(
    strapi,
    begin.map((start) => start(strapi)),
  );
}

/** They end what they have begun. */
export async function stopWorkers(strapi: Core.Strapi): Promise<void> {
  await Promise.all((workers.get(strapi) ?? []).map(async (worker) => worker.stop()));
  workers.delete(strapi);
}

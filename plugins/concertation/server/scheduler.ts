import type { Core } from '@strapi/strapi';
import type { Dossiers } from './services/dossiers.ts';
import type { Versions } from './services/versions.ts';

const EVERY_MS = 1_000;

export interface Scheduler {
  tick(): Promise<void>;
  stop(): Promise<void>;
}

/** Applies stored changes at their instant. Starts with the server only: command-line tools boot the plugin too. */
export function startScheduler(strapi: Core.Strapi): Scheduler {
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const tick = async (): Promise<void> => {
    running ??= applyDue(strapi).finally(() => {
      running = null;
    });
    return running;
  };
  strapi.server.httpServer.once('listening', () => {
    timer = setInterval(() => {
      tick().catch((error: unknown) =>
        strapi.log.error(JSON.stringify({ event: 'schedule-unread', err: String(error) })),
      );
    }, EVERY_MS);
    timer.unref();
  });
  return {
    tick,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function applyDue(strapi: Core.Strapi): Promise<void> {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  for (const version of await part<Dossiers>('dossiers').due()) {
    try {
      await part<Dossiers>('dossiers').applyScheduled(version);
    } catch (error) {
      strapi.log.error(JSON.stringify({ event: 'scheduled-change-failed', version: version.id, err: String(error) }));
      await part<Versions>('versions').claim(version.id, 'failed', {
        reason: 'La modification programmée n’a pas pu être appliquée.',
      });
    }
  }
}

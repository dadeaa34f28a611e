import type { Core } from '@strapi/strapi';
import type { Dossiers } from './services/dossiers.ts';
import type { Row } from './services/editorial.ts';
import { Refusal } from './services/refusals.ts';
import type { Versions } from './services/versions.ts';

const EVERY_MS = 1_000;
const AGAIN_AFTER_MS = 30_000;

export interface Scheduler {
  tick(): Promise<void>;
  stop(): Promise<void>;
}

/** Applies stored changes at their instant. Starts with the server only: command-line tools boot the plugin too. */
export function startScheduler(strapi: Core.Strapi): Scheduler {
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const waiting = new Map<number, number>();
  const tick = async (): Promise<void> => {
    running ??= applyDue(strapi, waiting).finally(() => {
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

/** `waiting`: until when, by the machine's clock, a change that met a fault of the moment is left alone. */
async function applyDue(strapi: Core.Strapi, waiting: Map<number, number>): Promise<void> {
  const dossiers = strapi.plugin('concertation').service('dossiers') as Dossiers;
  for (const version of await dossiers.due()) {
    if ((waiting.get(version.id) ?? 0) > Date.now()) continue;
    waiting.delete(version.id);
    try {
      await dossiers.applyScheduled(version);
    } catch (error) {
      waiting.set(version.id, Date.now() + AGAIN_AFTER_MS);
      await tell(strapi, version, error);
    }
  }
}

/** What the rules refuse stays refused, and the page says so; a fault of the moment is tried again. */
async function tell(strapi: Core.Strapi, { id }: Row, error: unknown): Promise<void> {
  const refused = error instanceof Refusal;
  const event = refused ? 'scheduled-change-refused' : 'scheduled-change-failed';
  strapi.log.error(JSON.stringify({ event, version: id, err: String(error) }));
  if (!refused) return;
  await (strapi.plugin('concertation').service('versions') as Versions).claim(id, 'failed', {
    reason: 'La modification programmée n’a pas pu être appliquée.',
  });
}

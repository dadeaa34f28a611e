import type { Core } from '@strapi/strapi';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';

const MINUTE = 60_000;
/** How soon a minute of the service's clock is noticed, one that was moved included. */
const LOOK_MS = 1_000;

export interface Minutes {
  /** Waits for the round that is under way. */
  stop(): Promise<void>;
}

/** Runs once a minute of the service's clock while the server listens, one round after another; a failure is logged as `event`. */
export function everyMinute(strapi: Core.Strapi, event: string, run: () => Promise<void>): Minutes {
  const clock = createClock(strapi.plugin('concertation').config<string | undefined>('clock'));
  const minute = () => Math.floor(clock.now() / MINUTE);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let last = 0;
  const look = (): void => {
    if (running !== null || minute() === last) return;
    last = minute();
    running = run()
      .catch((error: unknown) => {
        strapi.log.error(JSON.stringify({ event, err: String(error) }));
      })
      .finally(() => {
        running = null;
      });
  };
  strapi.server.httpServer.once('listening', () => {
    last = minute();
    timer = setInterval(look, LOOK_MS);
    timer.unref();
  });
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** All of them, whatever became of the one before; then what failed is thrown, in one error where it is several. */
export async function allOf(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const task of tasks) await task().catch((error: unknown) => failures.push(error));
  if (failures.length > 1) throw new Error(failures.map(String).join(' | '));
  if (failures.length === 1) throw failures[0];
}

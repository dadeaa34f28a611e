import type { Core } from '@strapi/strapi';
import { logEvent } from './log.ts';
import { SenderProcess } from './sending/sender-process.ts';

const PAUSE = 2_000;
const FORGET_EVERY = 3_600_000;
/** Below what the supervisor grants before it kills. Milliseconds. */
const FAREWELL = 12_000;

export interface Worker {
  stop(): Promise<void>;
}

/** Looks for occasions again and again: an instant is not an event that anybody could miss. What is queued, a process sends. */
export function startWorker(strapi: Core.Strapi): Worker {
  const service = (name: string) => strapi.plugin('directory-mailing').service(name);
  const stopped = new AbortController();
  const start = service('sender').startOf();
  const sender = start && new SenderProcess(start, (level, event, ids) => logEvent(strapi, level, event, ids));
  let forgotAt = 0;

  const work = async (): Promise<void> => {
    sender?.start();
    await round('demo-seeding-failed', async () => service('directory').seedDemo());
    while (!stopped.signal.aborted) {
      await round('reconciliation-failed', async () => service('occasions').reconcile());
      await round('sending-failed', async () => sender?.tell(await service('sender').author()));
      await round('telling-failed', async () => service('told').catchUp());
      if (Date.now() - forgotAt >= FORGET_EVERY) {
        forgotAt = Date.now();
        await round('retention-failed', async () => service('retention').forget());
      }
      await pause(stopped.signal);
    }
  };

  const round = async (event: string, act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      logEvent(strapi, 'error', event, { err: error instanceof Error ? error.message : String(error) });
    }
  };

  const working = work();
  return {
    stop: async () => {
      stopped.abort();
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((done) => {
        timer = setTimeout(done, FAREWELL);
      });
      await Promise.race([Promise.all([working, sender?.stop()]), patience]).finally(() => clearTimeout(timer));
    },
  };
}

async function pause(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((done) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      done();
    };
    const timer = setTimeout(wake, PAUSE);
    signal.addEventListener('abort', wake);
  });
}

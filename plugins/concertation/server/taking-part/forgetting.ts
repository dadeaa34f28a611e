import type { Core } from '@strapi/strapi';
import type { FormDesk } from './forms.ts';

const EVERY_MS = 3_600_000;

/** Keys and tokens whose time is over are deleted, every hour. Starts with the server only. */
export function startForgetting(strapi: Core.Strapi): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const forget = (): void => {
    const desk: FormDesk = strapi.plugin('concertation').service('forms');
    desk
      .forgetOld()
      .catch((error: unknown) =>
        strapi.log.error(JSON.stringify({ event: 'forms-not-forgotten', err: String(error) })),
      );
  };
  strapi.server.httpServer.once('listening', () => {
    timer = setInterval(forget, EVERY_MS);
    timer.unref();
  });
  return { stop: () => clearInterval(timer) };
}

import type { Core } from '@strapi/strapi';
import { createClock } from '../../contract/clock.ts';

interface FeedContext {
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly request: { readonly body?: unknown };
  body: unknown;
  status: number;
}

const LONGEST_WAIT_SECONDS = 30;

export const feedController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (name: string) => strapi.plugin('publisher').service(name);
  const clock = createClock(strapi.plugin('publisher').config<string | undefined>('clock'));
  return {
    async read(context: FeedContext): Promise<void> {
      const after = Number(context.query['after'] ?? 0);
      const wait = Math.min(Number(context.query['wait'] ?? 0), LONGEST_WAIT_SECONDS);
      if (!Number.isInteger(after) || after < 0 || !(wait >= 0)) {
        context.status = 400;
        context.body = { error: { code: 'malformed', message: 'after and wait are numbers' } };
        return;
      }
      const entries = await service('outbox').feed(after, wait);
      context.body = { entries, last: await service('outbox').lastPosition() };
    },

    async snapshot(context: FeedContext): Promise<void> {
      context.body = await service('snapshot').take();
    },

    async acknowledge(context: FeedContext): Promise<void> {
      const { name, position, failure } = (context.request.body ?? {}) as Record<string, unknown>;
      if (typeof name !== 'string' || !Number.isInteger(position)) {
        context.status = 400;
        context.body = { error: { code: 'malformed', message: 'name and position are required' } };
        return;
      }
      const report = {
        name: name.slice(0, 100),
        position: position as number,
        failure: typeof failure === 'string' ? failure.slice(0, 2_000) : null,
      };
      await service('consumers').acknowledge(report, new Date(clock.now()).toISOString());
      context.status = 204;
    },
  };
};

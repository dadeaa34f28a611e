import type { Core } from '@strapi/strapi';

interface Context {
  readonly path: string;
  readonly method: string;
  status: number;
  body: unknown;
  set(name: string, value: string): void;
}

/** `GET /health`: 200 when the database answers, else 503 with the reason. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (context: Context, next: () => Promise<void>): Promise<void> => {
    if (context.path !== '/health' || context.method !== 'GET') return next();
    context.set('Cache-Control', 'no-store');
    try {
      await strapi.db.connection.raw('select 1');
      context.status = 200;
      context.body = { status: 'ok' };
    } catch (error) {
      strapi.log.error(JSON.stringify({ event: 'health-failed', err: (error as Error).message }));
      context.status = 503;
      context.body = { status: 'down', reason: 'database' };
    }
  };

import type { Core } from '@strapi/strapi';
import { LINK_TOKEN } from '@aggloforum/concertation/contract/taking-part.ts';

interface UnsubscriptionContext {
  readonly params: Readonly<Record<string, string | undefined>>;
  set(name: string, value: string): void;
  status: number;
  body: unknown;
}

export const unsubscriptionsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async act(context: UnsubscriptionContext): Promise<void> {
    const token = context.params['token'] ?? '';
    if (LINK_TOKEN.test(token)) await strapi.plugin('directory-mailing').service('directory').unsubscribe(token);
    context.set('Cache-Control', 'no-store');
    context.status = 200;
    context.body = {};
  },
});

import type { Core } from '@strapi/strapi';
import { Refusal } from '../../core/refusal.ts';
import { type AdminUser, nameOf } from '../services/people.ts';
import type { LimitsService } from './limits.ts';

interface Context {
  readonly request: { readonly body?: unknown };
  readonly state: { readonly user: AdminUser };
  body: unknown;
  status: number;
}

export const limitsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const limits = (): LimitsService => strapi.plugin('concertation').service('limits');

  const writing =
    (act: 'change' | 'announce') =>
    async (context: Context): Promise<void> => {
      try {
        const input = (context.request.body ?? {}) as Readonly<Record<string, unknown>>;
        context.body = await limits()[act](input, nameOf(context.state.user));
        strapi.log.info(JSON.stringify({ event: act === 'change' ? 'limits-changed' : 'public-session-announced' }));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        context.status = error.status;
        context.body = error.body;
      }
    };

  return {
    read: async (context: Context): Promise<void> => {
      context.body = await limits().view();
    },
    change: writing('change'),
    announce: writing('announce'),
  };
};

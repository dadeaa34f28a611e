import type { Core } from '@strapi/strapi';
import { type Answered, answerOrRefuse } from '../../contract/answering.ts';
import { staffName } from '../../core/staff-name.ts';
import type { AdminUser } from '../services/people.ts';
import type { LimitsService } from './limits.ts';

interface Context extends Answered {
  readonly request: { readonly body?: unknown };
  readonly state: { readonly user: AdminUser };
}

export const limitsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const limits = (): LimitsService => strapi.plugin('concertation').service('limits');

  const writing =
    (act: 'change' | 'announce') =>
    async (context: Context): Promise<void> => {
      await answerOrRefuse(context, async () => {
        const input = (context.request.body ?? {}) as Readonly<Record<string, unknown>>;
        const view = await limits()[act](input, staffName(context.state.user));
        strapi.log.info(JSON.stringify({ event: act === 'change' ? 'limits-changed' : 'public-session-announced' }));
        return view;
      });
    };

  return {
    read: async (context: Context): Promise<void> => {
      context.body = await limits().view();
    },
    change: writing('change'),
    announce: writing('announce'),
  };
};

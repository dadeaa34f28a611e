import type { Core } from '@strapi/strapi';
import type { FormContext } from '../../contract/taking-part.ts';
import { commentRoutes } from '../comments/routes.ts';
import type { FormDesk } from './forms.ts';

export const formTokenController = ({ strapi }: { strapi: Core.Strapi }) => ({
  issue(context: FormContext): void {
    const desk: FormDesk = strapi.plugin('concertation').service('forms');
    context.set('Cache-Control', 'no-store');
    context.status = 200;
    context.body = desk.issueToken();
  },
});

export const takingPartRoutes = {
  type: 'content-api',
  routes: [
    { method: 'GET', path: '/form-token', handler: 'formToken.issue', config: { auth: false } },
    ...commentRoutes,
  ],
};

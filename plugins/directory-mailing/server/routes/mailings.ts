import { routesOf } from '@aggloforum/publisher/contract/doors.ts';

const guarded = routesOf('directory-mailing');
const route = (method: 'GET' | 'POST' | 'PUT', path: string, handler: string) =>
  guarded(method, path, handler, 'mailing.manage');

/** See `contract/mailings.ts`. */
export const mailingRoutes = {
  type: 'admin',
  routes: [
    route('GET', '/mailings', 'mailings.calendar'),
    route('GET', '/mailings/choices', 'mailings.choices'),
    route('POST', '/mailings', 'mailingActs.write'),
    route('POST', '/mailings/installation', 'mailingActs.installation'),
    route('GET', '/mailings/:id', 'mailings.view'),
    route('PUT', '/mailings/:id', 'mailingActs.rewrite'),
    route('GET', '/mailings/:id/people', 'mailings.people'),
    route('GET', '/mailings/:id/preview', 'mailings.preview'),
    route('POST', '/mailings/:id/test', 'mailingActs.test'),
    route('POST', '/mailings/:id/confirm', 'mailingActs.confirm'),
    route('POST', '/mailings/:id/acts', 'mailingActs.act'),
    route('POST', '/mailings/:id/doubts', 'mailingActs.doubts'),
    route('GET', '/mailings/:id/export', 'mailings.export'),
    route('POST', '/mailing-letters/:id/doubt', 'mailingActs.letterDoubt'),
    route('PUT', '/mailing-settings/:consultation', 'mailingActs.setting'),
  ],
};

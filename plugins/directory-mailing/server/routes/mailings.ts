const route = (method: string, path: string, handler: string) => ({
  method,
  path,
  handler: `mailings.${handler}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: ['plugin::directory-mailing.mailing.manage'] } },
    ],
  },
});

/** See `contract/mailings.ts`. */
export const mailingRoutes = {
  type: 'admin',
  routes: [
    route('GET', '/mailings', 'calendar'),
    route('GET', '/mailings/choices', 'choices'),
    route('POST', '/mailings', 'write'),
    route('GET', '/mailings/:id', 'view'),
    route('PUT', '/mailings/:id', 'rewrite'),
    route('GET', '/mailings/:id/people', 'people'),
    route('GET', '/mailings/:id/preview', 'preview'),
    route('POST', '/mailings/:id/test', 'test'),
    route('POST', '/mailings/:id/confirm', 'confirm'),
    route('POST', '/mailings/:id/acts', 'act'),
    route('POST', '/mailings/:id/doubts', 'doubts'),
    route('GET', '/mailings/:id/export', 'export'),
    route('PUT', '/mailing-settings/:consultation', 'setting'),
  ],
};

const policies = ['plugin::publisher.from-this-machine'];

/** For followers and the front door only: loopback and a token; nothing of it is passed on. */
export const feedRoutes = {
  type: 'content-api',
  routes: [
    { method: 'GET', path: '/feed', handler: 'feed.read', config: { auth: false } },
    { method: 'GET', path: '/changes', handler: 'feed.changes', config: { auth: false } },
    { method: 'GET', path: '/snapshot', handler: 'feed.snapshot', config: { auth: false } },
    { method: 'GET', path: '/preview', handler: 'preview.open', config: { auth: false } },
    { method: 'POST', path: '/acknowledgement', handler: 'feed.acknowledge', config: { auth: false } },
  ].map((route) => ({ ...route, config: { ...route.config, policies } })),
};

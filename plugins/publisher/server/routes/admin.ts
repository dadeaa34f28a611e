const route = (method: string, path: string, handler: string, policies: readonly unknown[] = []) => ({
  method,
  path,
  handler,
  config: { policies: ['admin::isAuthenticatedAdmin', ...policies] },
});

const STEERING = { name: 'admin::hasPermissions', config: { actions: ['plugin::publisher.publication.steer'] } };

/** For the staff, in the administration. Of an entry everybody learns who may read it. */
export const adminRoutes = {
  type: 'admin',
  routes: [
    route('GET', '/previews/:uid/:documentId', 'preview.link'),
    route('GET', '/entries/:uid/:documentId', 'publication.entry'),
    route('GET', '/status', 'publication.status', [STEERING]),
    route('POST', '/rebuild', 'publication.rebuild', [STEERING]),
    route('PUT', '/bundle', 'publication.bundle', [STEERING]),
  ],
};

const route = (method: string, path: string, handler: string, action: string) => ({
  method,
  path,
  handler: `dossier.${handler}`,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [`plugin::concertation.${action}`] } },
    ],
  },
});

/** See `contract/dossier.ts`. The permission opens the door; which dossiers lie behind it is decided by `core/access.ts`. */
export const adminRoutes = {
  type: 'admin',
  routes: [
    route('GET', '/dossiers', 'list', 'dossier.read'),
    route('GET', '/choices', 'choices', 'dossier.read'),
    route('GET', '/overview', 'overview', 'dossier.read'),
    route('POST', '/dossiers', 'create', 'dossier.write'),
    route('POST', '/dossiers/preview', 'preview', 'dossier.read'),
    route('GET', '/dossiers/:id', 'open', 'dossier.read'),
    route('PUT', '/dossiers/:id', 'save', 'dossier.write'),
    route('POST', '/dossiers/:id/publish', 'publish', 'dossier.publish'),
    route('POST', '/dossiers/:id/schedule', 'schedule', 'dossier.publish'),
    route('DELETE', '/dossiers/:id/schedule/:versionId', 'unschedule', 'dossier.publish'),
    route('POST', '/dossiers/:id/unpublish', 'unpublish', 'dossier.unpublish'),
    route('POST', '/dossiers/:id/restore', 'restore', 'dossier.publish'),
    route('POST', '/dossiers/:id/duplicate', 'duplicate', 'dossier.write'),
    route('PUT', '/participation/:consultationId', 'participation', 'participation.write'),
  ],
};

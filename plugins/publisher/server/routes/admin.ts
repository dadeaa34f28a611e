const route = (method: string, path: string, handler: string, policies: readonly unknown[] = []) => ({
  method,
  path,
  handler,
  config: { policies: ['admin::isAuthenticatedAdmin', ...policies] },
});

/** For the staff, in the administration. Of an entry everybody learns who may read it. */
export const adminRoutes = {
  type: 'admin',
  routes: [route('GET', '/previews/:uid/:documentId', 'preview.link')],
};

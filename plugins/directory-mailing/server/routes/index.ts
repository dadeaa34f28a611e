/** POST only: scanners and previews read links, and reading changes nothing. */
export const unsubscriptionRoutes = {
  type: 'content-api',
  routes: [
    { method: 'POST', path: '/unsubscriptions/:token', handler: 'unsubscriptions.act', config: { auth: false } },
  ],
};

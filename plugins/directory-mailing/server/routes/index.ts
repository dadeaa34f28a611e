const route = (method: 'GET' | 'POST', path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { auth: false },
});

/**
 * What acts is POST: scanners and previews read links, and reading changes nothing. The front door passes the forms
 * and the one click on; the rest is asked by its own pages behind signed links.
 */
export const publicRoutes = {
  type: 'content-api',
  routes: [
    route('POST', '/bounces', 'bounces.receive'),
    route('POST', '/unsubscriptions/:token', 'unsubscriptions.act'),
    route('POST', '/subscriptions', 'subscriptions.create'),
    route('GET', '/confirmations/:token', 'subscriptions.asks'),
    route('POST', '/confirmations/:token', 'subscriptions.confirm'),
    route('POST', '/disownments/:token', 'subscriptions.disown'),
    route('GET', '/entries/:token', 'subscriptions.see'),
    route('POST', '/entries/:token', 'subscriptions.act'),
  ],
};

import { openRoute } from '@aggloforum/publisher/contract/doors.ts';

/**
 * What acts is POST: scanners and previews read links, and reading changes nothing. The front door passes the forms
 * and the one click on; the rest is asked by its own pages behind signed links.
 */
export const publicRoutes = {
  type: 'content-api',
  routes: [
    openRoute('POST', '/bounces', 'bounces.receive'),
    openRoute('POST', '/unsubscriptions/:token', 'unsubscriptions.act'),
    openRoute('POST', '/subscriptions', 'subscriptions.create'),
    openRoute('GET', '/confirmations/:token', 'subscriptions.asks'),
    openRoute('POST', '/confirmations/:token', 'subscriptions.confirm'),
    openRoute('POST', '/disownments/:token', 'subscriptions.disown'),
    openRoute('POST', '/own-links/:token', 'subscriptions.sendOwnLink'),
    openRoute('GET', '/entries/:token', 'subscriptions.see'),
    openRoute('POST', '/entries/:token', 'subscriptions.act'),
  ],
};

import type { Core } from '@strapi/strapi';
import { contentTypes } from './content-types/index.ts';
import { subscriptionsController } from './controllers/subscriptions.ts';
import { unsubscriptionsController } from './controllers/unsubscriptions.ts';
import { publicRoutes } from './routes/index.ts';
import { mailingRoutes } from './routes/mailings.ts';
import { mailingActsController, mailingsController } from './controllers/mailings.ts';
import { audience } from './mailings/audience.ts';
import { desk } from './mailings/desk.ts';
import { freezer } from './mailings/freezer.ts';
import { mailingViews } from './mailings/mailing-views.ts';
import { occasions } from './mailings/occasions.ts';
import { registerMailingPermissions } from './mailings/permissions.ts';
import { readingMails } from './mailings/reading-mails.ts';
import { told } from './mailings/told.ts';
import { directory } from './services/directory.ts';
import { entries } from './services/entries.ts';
import { letters } from './services/letters.ts';
import { retention } from './services/retention.ts';
import { sender } from './services/sender.ts';
import { subscriptions } from './services/subscriptions.ts';
import { startWorker, type Worker } from './worker.ts';

const workers = new WeakMap<Core.Strapi, Worker>();

export default {
  async register({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await registerMailingPermissions(strapi);
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }): void {
    // Command-line tools run this too: only a CMS that listens sends mail.
    strapi.server.httpServer.once('listening', () => workers.set(strapi, startWorker(strapi)));
  },
  async destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await workers.get(strapi)?.stop();
    workers.delete(strapi);
  },
  contentTypes,
  controllers: {
    mailingActs: mailingActsController,
    mailings: mailingsController,
    subscriptions: subscriptionsController,
    unsubscriptions: unsubscriptionsController,
  },
  routes: { admin: mailingRoutes, 'content-api': publicRoutes },
  services: {
    audience,
    desk,
    directory,
    entries,
    freezer,
    letters,
    mailingViews,
    occasions,
    readingMails,
    retention,
    sender,
    subscriptions,
    told,
  },
};

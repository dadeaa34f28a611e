import type { Post } from '@aggloforum/concertation/contract/letters-port.ts';
import type { Core } from '@strapi/strapi';
import type { Letters } from '../contract/letters.ts';
import { keepProofs } from './append-only.ts';
import { bounces } from './bounces/intake.ts';
import { bounceSettingsOf } from './bounces/settings.ts';
import { bouncesController } from './bounces/webhook.ts';
import { contentTypes } from './content-types/index.ts';
import { staffDirectoryController } from './controllers/staff-directory.ts';
import { subscriptionsController } from './controllers/subscriptions.ts';
import { unsubscriptionsController } from './controllers/unsubscriptions.ts';
import { registerPermissions } from './permissions.ts';
import { directoryRoutes } from './routes/directory.ts';
import { publicRoutes } from './routes/index.ts';
import { mailingRoutes } from './routes/mailings.ts';
import { mailingActsController, mailingsController } from './controllers/mailings.ts';
import { audience } from './mailings/audience.ts';
import { desk } from './mailings/desk.ts';
import { doubtfulLetters } from './mailings/doubtful-letters.ts';
import { freezer } from './mailings/freezer.ts';
import { mailingViews } from './mailings/mailing-views.ts';
import { occasions } from './mailings/occasions.ts';
import { readingMails } from './mailings/reading-mails.ts';
import { told } from './mailings/told.ts';
import { directory } from './services/directory.ts';
import { directoryEntries } from './services/directory-entries.ts';
import { directoryExports } from './services/directory-exports.ts';
import { directoryImports } from './services/directory-imports.ts';
import { directorySearch } from './services/directory-search.ts';
import { entries } from './services/entries.ts';
import { letters } from './services/letters.ts';
import { retention } from './services/retention.ts';
import { retentionSettings } from './services/retention-settings.ts';
import { sender } from './services/sender.ts';
import { staffActs } from './services/staff-acts.ts';
import { subscriptions } from './services/subscriptions.ts';
import { suppressionList } from './services/suppression-list.ts';
import { DkimSigner } from './sending/dkim.ts';
import { indexesOfDeliveries } from './delivery-indexes.ts';
import { settingsOf } from './settings.ts';
import { startWorkers, stopWorkers } from './workers.ts';

export default {
  async register({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    // A key that cannot sign must stop the start: unsigned mail would only be noticed in junk folders.
    const { dkim } = settingsOf(strapi).sending;
    if (dkim !== null) new DkimSigner(dkim);
    const post = strapi.plugin('concertation').service('post') as Post;
    post.carriedBy(strapi.plugin('directory-mailing').service('letters') as Letters);
    indexesOfDeliveries(strapi);
    await registerPermissions(strapi);
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }): void {
    keepProofs(strapi);
    // A value that cannot be used is said at the start, not when the first mail comes back.
    bounceSettingsOf(strapi);
    // Command-line tools run this too: only a CMS that listens sends mail.
    strapi.server.httpServer.once('listening', () => startWorkers(strapi));
  },
  async destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await stopWorkers(strapi);
  },
  contentTypes,
  controllers: {
    bounces: bouncesController,
    mailingActs: mailingActsController,
    mailings: mailingsController,
    'staff-directory': staffDirectoryController,
    subscriptions: subscriptionsController,
    unsubscriptions: unsubscriptionsController,
  },
  routes: { admin: mailingRoutes, 'content-api': publicRoutes, directory: directoryRoutes },
  services: {
    audience,
    bounces,
    desk,
    doubtfulLetters,
    directory,
    directoryEntries,
    directoryExports,
    directoryImports,
    directorySearch,
    entries,
    freezer,
    letters,
    mailingViews,
    occasions,
    readingMails,
    retention,
    retentionSettings,
    sender,
    staffActs,
    subscriptions,
    suppressionList,
    told,
  },
};

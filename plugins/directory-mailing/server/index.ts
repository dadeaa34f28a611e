import type { Core } from '@strapi/strapi';
import { bounces } from './bounces/intake.ts';
import { bounceSettingsOf } from './bounces/settings.ts';
import { type BounceWatch, startBounceWatch } from './bounces/watch.ts';
import { bouncesController } from './bounces/webhook.ts';
import { contentTypes } from './content-types/index.ts';
import { subscriptionsController } from './controllers/subscriptions.ts';
import { unsubscriptionsController } from './controllers/unsubscriptions.ts';
import { publicRoutes } from './routes/index.ts';
import { directory } from './services/directory.ts';
import { entries } from './services/entries.ts';
import { letters } from './services/letters.ts';
import { openings } from './services/openings.ts';
import { retention } from './services/retention.ts';
import { sender } from './services/sender.ts';
import { subscriptions } from './services/subscriptions.ts';
import { DkimSigner } from './sending/dkim.ts';
import { settingsOf } from './settings.ts';
import { startWorker, type Worker } from './worker.ts';

const workers = new WeakMap<Core.Strapi, readonly (Worker | BounceWatch)[]>();

export default {
  register({ strapi }: { strapi: Core.Strapi }): void {
    // A key that cannot sign must stop the start: unsigned mail would only be noticed in junk folders.
    const { dkim } = settingsOf(strapi).sending;
    if (dkim !== null) new DkimSigner(dkim);
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }): void {
    // A value that cannot be used is said at the start, not when the first mail comes back.
    bounceSettingsOf(strapi);
    // Command-line tools run this too: only a CMS that listens sends mail.
    strapi.server.httpServer.once('listening', () =>
      workers.set(strapi, [startWorker(strapi), startBounceWatch(strapi)]),
    );
  },
  async destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await Promise.all((workers.get(strapi) ?? []).map(async (worker) => worker.stop()));
    workers.delete(strapi);
  },
  contentTypes,
  controllers: {
    bounces: bouncesController,
    subscriptions: subscriptionsController,
    unsubscriptions: unsubscriptionsController,
  },
  routes: { 'content-api': publicRoutes },
  services: { bounces, directory, entries, letters, openings, retention, sender, subscriptions },
};

import type { Core } from '@strapi/strapi';
import { contentTypes } from './content-types/index.ts';
import { feedController } from './controllers/feed.ts';
import { recordDocumentChanges, recordFileChanges, recordStart } from './document-middleware.ts';
import { policies } from './policies.ts';
import { feedRoutes } from './routes/feed.ts';
import { consumers } from './services/consumers.ts';
import { firstPublications, type FirstPublications } from './services/first-publications.ts';
import { outbox } from './services/outbox.ts';
import { snapshot } from './services/snapshot.ts';
import { withdrawals } from './services/withdrawals.ts';

export default {
  register({ strapi }: { strapi: Core.Strapi }): void {
    recordDocumentChanges(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    recordFileChanges(strapi);
    await (strapi.plugin('publisher').service('firstPublications') as FirstPublications).catchUp();
    await recordStart(strapi);
  },
  contentTypes,
  controllers: { feed: feedController },
  routes: { feed: feedRoutes },
  policies,
  services: { outbox, withdrawals, consumers, snapshot, firstPublications },
};

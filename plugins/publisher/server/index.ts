import type { Core } from '@strapi/strapi';
import { contentTypes } from './content-types/index.ts';
import { feedController } from './controllers/feed.ts';
import { previewController } from './controllers/preview.ts';
import { publicationController } from './controllers/publication.ts';
import { recordDocumentChanges, recordStart } from './document-middleware.ts';
import { finishFileChanges, recordFileChanges } from './file-changes.ts';
import { registerPermissions } from './permissions.ts';
import { policies } from './policies.ts';
import { adminRoutes } from './routes/admin.ts';
import { feedRoutes } from './routes/feed.ts';
import { addresses } from './services/addresses.ts';
import { changes } from './services/changes.ts';
import { consumers } from './services/consumers.ts';
import { entryStatus } from './services/entry-status.ts';
import { firstPublications, type FirstPublications } from './services/first-publications.ts';
import { desired } from './services/desired.ts';
import { hanging } from './services/hanging.ts';
import { ledger, type Ledger } from './services/ledger.ts';
import { ledgerBook } from './services/ledger-book.ts';
import { outbox } from './services/outbox.ts';
import { preview } from './services/preview.ts';
import { publicState } from './services/public-state.ts';
import { retention } from './services/retention.ts';
import { snapshot } from './services/snapshot.ts';
import { status } from './services/status.ts';
import { views, type Views } from './services/views.ts';
import { withdrawals } from './services/withdrawals.ts';
import { serviceOf } from './tables.ts';

export default {
  async register({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    recordDocumentChanges(strapi);
    await registerPermissions(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    recordFileChanges(strapi);
    await serviceOf<FirstPublications>(strapi, 'firstPublications').catchUp();
    await serviceOf<Ledger>(strapi, 'ledger').catchUp();
    await finishFileChanges(strapi);
    await recordStart(strapi);
  },
  async destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await serviceOf<Views>(strapi, 'views').close();
  },
  config: { default: { keepDays: 30, keepRows: 10_000 } },
  contentTypes,
  controllers: { feed: feedController, preview: previewController, publication: publicationController },
  routes: { admin: adminRoutes, feed: feedRoutes },
  policies,
  services: {
    addresses,
    changes,
    consumers,
    desired,
    entryStatus,
    firstPublications,
    hanging,
    ledger,
    ledgerBook,
    outbox,
    preview,
    publicState,
    retention,
    snapshot,
    status,
    views,
    withdrawals,
  },
};

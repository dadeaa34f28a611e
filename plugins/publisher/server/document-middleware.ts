import type { Core } from '@strapi/strapi';
import type { FirstPublications } from './services/first-publications.ts';
import type { Outbox } from './services/outbox.ts';

const CHANGES = new Set(['create', 'update', 'delete', 'publish', 'unpublish', 'clone', 'discardDraft']);

/**
 * Every change of an editorial type and its outbox row are one transaction: Strapi runs document middlewares outside
 * its own, so this one opens it; the operation inside joins.
 */
export function recordDocumentChanges(strapi: Core.Strapi): void {
  const outbox = () => strapi.plugin('publisher').service('outbox') as Outbox;
  const firstPublications = () => strapi.plugin('publisher').service('firstPublications') as FirstPublications;
  strapi.documents.use(async (context, next) => {
    if (!context.uid.startsWith('api::') || !CHANGES.has(context.action)) return next();
    const result = await strapi.db.transaction(async () => {
      const changed = await next();
      const params = context.params as { documentId?: string; status?: string };
      const documentId = (changed as { documentId?: string } | null)?.documentId ?? params.documentId;
      await outbox().record({ kind: context.action, uid: context.uid, documentId });
      if (documentId && (context.action === 'publish' || params.status === 'published'))
        await firstPublications().note(context.uid, documentId);
      return changed;
    });
    outbox().announce();
    return result;
  });
}

/**
 * Files changed in the media library do not pass through the Document Service; pages show their size and name all the
 * same. The row follows the change by an instant: what a kill in between loses, `recordStart` makes good.
 */
export function recordFileChanges(strapi: Core.Strapi): () => void {
  const outbox = strapi.plugin('publisher').service('outbox') as Outbox;
  const note = async () => {
    await outbox.record({ kind: 'file-changed', uid: 'plugin::upload.file' });
    outbox.announce();
  };
  return strapi.db.lifecycles.subscribe({
    models: ['plugin::upload.file'],
    afterCreate: note,
    afterUpdate: note,
    afterDelete: note,
  });
}

/** A new start of the CMS counts as a change: followers look again, and write nothing when all is as it was. */
export async function recordStart(strapi: Core.Strapi): Promise<void> {
  await (strapi.plugin('publisher').service('outbox') as Outbox).record({
    kind: 'cms-started',
    uid: 'plugin::publisher',
  });
}

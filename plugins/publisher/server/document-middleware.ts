import type { Core } from '@strapi/strapi';
import type { Outbox } from './services/outbox.ts';

const CHANGES = new Set(['create', 'update', 'delete', 'publish', 'unpublish', 'clone', 'discardDraft']);

/**
 * Every change of an editorial type and its outbox row are one transaction: Strapi runs document middlewares outside
 * its own, so this one opens it; the operation inside joins.
 */
export function recordDocumentChanges(strapi: Core.Strapi): void {
  const outbox = () => strapi.plugin('publisher').service('outbox') as Outbox;
  strapi.documents.use(async (context, next) => {
    if (!context.uid.startsWith('api::') || !CHANGES.has(context.action)) return next();
    const result = await strapi.db.transaction(async () => {
      const changed = await next();
      const params = context.params as { documentId?: string };
      await outbox().record({ kind: context.action, uid: context.uid, documentId: params.documentId });
      return changed;
    });
    outbox().announce();
    return result;
  });
}

/** Files changed in the media library do not pass through the Document Service; pages show their size and name all the same. */
export function recordFileChanges(strapi: Core.Strapi): void {
  const note = async () => {
    await (strapi.plugin('publisher').service('outbox') as Outbox).record({ kind: 'file-changed', uid: 'plugin::upload.file' });
  };
  strapi.db.lifecycles.subscribe({ models: ['plugin::upload.file'], afterUpdate: note, afterDelete: note });
}

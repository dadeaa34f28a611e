import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { isOwnable, type Owner, ownProjects, owns } from './owned-documents';

const WRITES = new Set(['create', 'update', 'delete', 'publish', 'unpublish', 'clone', 'discardDraft']);
const REFUSAL = 'Ce contenu appartient à un projet qui n’est pas le vôtre.';

/**
 * A person held to own projects writes in them and nowhere else. Strapi's conditions do not look at what is created,
 * nor at the new owner of what is changed: so the entry is judged before and after, in one transaction.
 */
export function holdToOwnProjects(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const user = adminOf(strapi);
    if (!user || !isOwnable(context.uid) || !WRITES.has(context.action) || ownProjects(user) === null) return next();
    const params = context.params as { documentId?: string; data?: Record<string, unknown> };
    return strapi.db.transaction(async () => {
      if (params.documentId && !(await owns(strapi, context.uid, params.documentId, user))) throw refusal();
      const result = await next();
      if (context.action === 'delete') return result;
      for (const documentId of writtenIds(result, params.documentId)) {
        if (!(await owns(strapi, context.uid, documentId, user))) throw refusal();
      }
      return result;
    });
  });
}

function adminOf(strapi: Core.Strapi): Owner | null {
  const state = strapi.requestContext.get()?.state as { user?: Owner; auth?: { strategy?: { name?: string } } } | undefined;
  return state?.user && state.auth?.strategy?.name === 'admin' ? state.user : null;
}

/** A clone has an id of its own; everything else keeps the one it was asked for. */
function writtenIds(result: unknown, asked: string | undefined): string[] {
  const written = result as { documentId?: string; entries?: readonly { documentId?: string }[] } | null;
  const ids = [written?.documentId, ...(written?.entries ?? []).map(({ documentId }) => documentId), asked];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

function refusal(): Error {
  return new errors.ForbiddenError(REFUSAL);
}

import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { ROLES } from '../roles/role-table';
import { ownFileIds, showsFilesOfOthers } from './attached-files';
import { childrenOf, isOwnable, isTiedToOthers, ownChildren, type Owner, ownProjects, owns } from './owned-documents';

const WRITES = new Set(['create', 'update', 'delete', 'publish', 'unpublish', 'clone', 'discardDraft']);
const PROJECT = 'api::project.project';
const REFUSAL = 'Ce contenu appartient à un projet qui n’est pas le vôtre.';
const UNPUBLISHING = 'La dépublication revient à la communication.';
const MAY_UNPUBLISH = new Set([
  'strapi-super-admin',
  ...ROLES.filter(({ dossier }) => dossier.includes('unpublish')).map(({ code }) => code),
]);

/**
 * A person held to own projects writes in them and nowhere else. Strapi's conditions do not look at what is created,
 * nor at the new owner of what is changed: so the entry is judged before and after, in one transaction.
 */
export function holdToOwnProjects(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const user = adminOf(strapi);
    if (!user || !isOwnable(context.uid) || !WRITES.has(context.action)) return next();
    if (context.action === 'unpublish' && isContentManager(strapi) && !mayUnpublish(user)) {
      throw new errors.ForbiddenError(UNPUBLISHING);
    }
    if (ownProjects(user) === null) return next();
    const { documentId: asked } = context.params as { documentId?: string };
    return strapi.db.transaction(async () => {
      if (asked && !(await owns(strapi, context.uid, asked, user))) throw refusal();
      const children =
        context.uid === PROJECT ? (await childrenOf(strapi, asked)).union(await ownChildren(strapi, user)) : null;
      const files = await ownFileIds(strapi, user);
      const result = await next();
      if (context.action === 'delete') return result;
      for (const documentId of writtenIds(result, asked)) {
        if (!(await owns(strapi, context.uid, documentId, user))) throw refusal();
        if (await isTiedToOthers(strapi, context.uid, documentId, user)) throw refusal();
        if (await showsFilesOfOthers(strapi, context.uid, documentId, user, files)) throw fileRefusal();
        if (children && !(await childrenOf(strapi, documentId)).isSubsetOf(children)) throw refusal();
      }
      return result;
    });
  });
}

/** Strapi's own list and edit views give whoever may publish the button to unpublish; the dossier asks for a reason. */
function isContentManager(strapi: Core.Strapi): boolean {
  return strapi.requestContext.get()?.path.startsWith('/content-manager/') === true;
}

function mayUnpublish(user: Owner): boolean {
  return (user.roles ?? []).some(({ code }) => MAY_UNPUBLISH.has(code));
}

function adminOf(strapi: Core.Strapi): Owner | null {
  const state = strapi.requestContext.get()?.state as
    { user?: Owner; auth?: { strategy?: { name?: string } } } | undefined;
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

function fileRefusal(): Error {
  return new errors.ForbiddenError(
    'Ce fichier a été ajouté par quelqu’un d’autre et n’est pas public\u00a0: ajoutez le vôtre, ou demandez-le à la communication.',
  );
}

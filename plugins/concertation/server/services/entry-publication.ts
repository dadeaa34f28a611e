import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { toEventForm } from './dossier-rows.ts';
import { EVENT, PROJECT, stringsOf } from './editorial.ts';
import { entryRows } from './entry-rows.ts';
import { insideDossier } from './inside.ts';
import type { Publication } from './publication.ts';
import type { Reader } from './reader.ts';
import type { Stamp, States } from './states.ts';
import type { Versions } from './versions.ts';

/**
 * One entry published through the content manager, in the transaction in progress: history and calendars
 * stay as whole as if the dossier had been published. Answers what is left to do once the entry is public.
 */
export async function beginEntryPublication(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  when: Stamp,
): Promise<(() => Promise<void>) | null> {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  const { draft, published, projectIdOf } = entryRows(strapi);
  const row = await draft(uid, documentId);
  const project = projectIdOf(uid, row);
  if (!row || project === undefined) return null;
  const publicProject = projectIdOf(uid, await published(uid, documentId));
  if (publicProject !== undefined && publicProject !== project) {
    throw new errors.ValidationError('Ce contenu est public dans un autre projet\u00a0: il ne change pas de projet.');
  }
  const before = await part<Reader>('reader').one('published', project);
  await part<Versions>('versions').keepFirst(project, when);
  if (uid === EVENT) {
    await insideDossier(async () =>
      part<Publication>('publication').countChanges(before, { events: [toEventForm(row)] }),
    );
  }
  return async () => {
    const states = part<States>('states');
    const removed = stringsOf((await states.of(project))?.['removed']).filter((id) => id !== documentId);
    await states.note(project, { removed, ...(uid === PROJECT ? { withdrawnAt: null } : {}) });
    if (!(await part<Reader>('reader').one('published', project))) return;
    await part<Versions>('versions').keepPublished(project, 'Publié hors du dossier', when);
  };
}

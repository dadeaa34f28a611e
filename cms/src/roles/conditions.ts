import type { Core } from '@strapi/strapi';
import { isOwnable, ownDocumentIds, type Owner } from '../ownership/owned-documents';

/** Name of the condition « own » for a type. */
export function ownCondition(type: string): string {
  return `api::own-${type}`;
}

/** Name of the condition « is a picture » for files. */
export const PICTURES = 'api::picture';

/** Conditions that Strapi turns into filters of lists and judgements of entries: the ids are looked up at each request. */
export async function registerOwnConditions(strapi: Core.Strapi): Promise<void> {
  const provider = strapi.service('admin::permission').conditionProvider;
  for (const uid of Object.keys(strapi.contentTypes).filter(isOwnable)) {
    const type = uid.split('.')[1] ?? '';
    await provider.register({
      displayName: `Ses propres dossiers (${type})`,
      name: `own-${type}`,
      category: 'Aggloforum',
      handler: async (user: Owner) => ({ documentId: { $in: await ownDocumentIds(strapi, uid, user) } }),
    });
  }
  await provider.register({
    displayName: 'Les images de la médiathèque',
    name: 'picture',
    category: 'Aggloforum',
    handler: () => ({ mime: { $in: ['image/png', 'image/jpeg', 'image/webp'] } }),
  });
}

import type { Core } from '@strapi/strapi';

/** What may be chosen: INSEE codes of the communes, slugs of the themes. */
export async function knownInterests(strapi: Core.Strapi): Promise<{ communes: string[]; themes: string[] }> {
  const communes: { insee: string }[] = await strapi.db.query('api::commune.commune').findMany({});
  const themes: { slug: string }[] = await strapi.db.query('api::theme.theme').findMany({});
  return { communes: communes.map(({ insee }) => insee), themes: themes.map(({ slug }) => slug) };
}

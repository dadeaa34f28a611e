import type { Core } from '@strapi/strapi';
import type { SiteSettingsRow } from '../rows.ts';

export async function siteSettings(strapi: Core.Strapi): Promise<SiteSettingsRow> {
  const row: unknown = await strapi.documents('api::site-settings.site-settings').findFirst({});
  return (row as SiteSettingsRow | null) ?? { siteName: null, organisation: null, contactEmail: null };
}

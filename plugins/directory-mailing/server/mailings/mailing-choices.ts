import type { Core } from '@strapi/strapi';
import type { MailingChoices } from '../../contract/mailings.ts';
import { publishedConsultations } from './dossier-facts.ts';

export async function choicesOf(strapi: Core.Strapi): Promise<MailingChoices> {
  const listed = (map: Map<string, string>) => [...map].map(([id, label]) => ({ id, label }));
  const published = await publishedConsultations(strapi, {});
  return {
    communes: listed(await namesOf(strapi, 'api::commune.commune')),
    themes: listed(await namesOf(strapi, 'api::theme.theme')),
    consultations: published
      .map(({ subject, title, mail, concerns }) => ({
        id: subject.documentId,
        label: `${mail.project.title} – ${title}`,
        ...concerns,
      }))
      .toSorted((a, b) => a.label.localeCompare(b.label, 'fr')),
  };
}

/** By INSEE code, or by slug for themes. */
export async function namesOf(
  strapi: Core.Strapi,
  uid: 'api::commune.commune' | 'api::theme.theme',
): Promise<Map<string, string>> {
  const rows = (await strapi.db.query(uid).findMany({ orderBy: { name: 'asc' } })) as {
    insee?: string;
    slug: string;
    name: string;
  }[];
  return new Map(rows.map(({ insee, slug, name }) => [insee ?? slug, name]));
}

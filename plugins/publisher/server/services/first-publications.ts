import type { Core } from '@strapi/strapi';

const FIRST_PUBLICATION = 'plugin::publisher.first-publication';

/** When each entry was first published: Strapi forgets it, since to republish is to delete and create. */
export const firstPublications = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Joins the transaction of the publication; later ones change nothing. */
  async note(uid: string, documentId: string): Promise<void> {
    const subject = `${uid} ${documentId}`;
    const known = await strapi.db.query(FIRST_PUBLICATION).count({ where: { subject } });
    if (known === 0)
      await strapi.db.query(FIRST_PUBLICATION).create({ data: { subject, at: new Date().toISOString() } });
  },

  /** Document id → instant. */
  async of(uid: string): Promise<ReadonlyMap<string, string>> {
    const rows = await strapi.db.query(FIRST_PUBLICATION).findMany({ where: { subject: { $startsWith: `${uid} ` } } });
    return new Map(rows.map(({ subject, at }) => [subject.slice(uid.length + 1), at]));
  },
});

export type FirstPublications = ReturnType<typeof firstPublications>;

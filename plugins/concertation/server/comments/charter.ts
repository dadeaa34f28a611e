import type { Core } from '@strapi/strapi';
import { documentsOf, PUBLISHED, rowsOf, string } from '../services/editorial.ts';
import { tableOf } from '../tables.ts';

const CHARTER = 'api::charter.charter';

interface CharterView {
  readonly version: string;
  /** Titles by id. */
  readonly articles: ReadonlyMap<string, string>;
}

/** The charter in force; null where there is none. */
export async function charterOf(strapi: Core.Strapi): Promise<CharterView | null> {
  const [row] = await documentsOf(strapi, CHARTER).findMany({
    status: 'published',
    populate: { articles: true },
    sort: 'id:desc',
    limit: 1,
  });
  if (!row) return null;
  const articles = rowsOf(row['articles']).map((one) => [string(one['articleId']), string(one['title'])] as const);
  return { version: string(row['version']), articles: new Map(articles) };
}

/** What a new comment is measured against. */
export async function charterVersionOf(strapi: Core.Strapi): Promise<string | null> {
  const [row] = await tableOf(strapi, CHARTER).findMany({ where: PUBLISHED, orderBy: { id: 'desc' }, limit: 1 });
  return row ? string(row['version']) : null;
}

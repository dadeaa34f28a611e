import type { Core } from '@strapi/strapi';
import type { Reason } from '../../contract/moderation.ts';
import type { CommentSurroundings } from '../comments/surroundings.ts';
import { tableOf } from '../tables.ts';

const REASON = 'api::refusal-reason.refusal-reason';

interface ReasonRow {
  readonly code: string;
  readonly label: string;
  readonly article: string;
  readonly sentence: string | null;
}

/** The prepared reasons whose article is in the charter; without any, each article is one, with nothing prepared. */
export async function reasons(strapi: Core.Strapi): Promise<readonly Reason[]> {
  const around = strapi.plugin('concertation').service('commentSurroundings') as CommentSurroundings;
  const articles = (await around.charter())?.articles ?? new Map<string, string>();
  const known = Object.hasOwn(strapi.contentTypes, REASON);
  const rows = known
    ? await tableOf<ReasonRow>(strapi, REASON).findMany({ orderBy: [{ order: 'asc' }, { id: 'asc' }] })
    : [];
  const prepared = rows
    .filter(({ article }) => articles.has(article))
    .map(({ code, label, article, sentence }) => ({
      code,
      label,
      article,
      articleTitle: articles.get(article) ?? '',
      sentence: sentence ?? '',
    }));
  if (prepared.length > 0) return prepared;
  return [...articles].map(([article, title]) => ({
    code: article,
    label: title,
    article,
    articleTitle: title,
    sentence: '',
  }));
}

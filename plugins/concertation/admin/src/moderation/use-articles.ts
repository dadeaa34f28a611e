import { createContext, useContext } from 'react';
import type { Reason } from '../../../contract/moderation.ts';

const Articles = createContext<ReadonlyMap<string, string>>(new Map());

/** Titles of the charter's articles, by id: people do not read ids. */
export const ArticlesProvider = Articles.Provider;

export function useArticles(): ReadonlyMap<string, string> {
  return useContext(Articles);
}

export function articleTitles(reasons: readonly Reason[]): ReadonlyMap<string, string> {
  return new Map(reasons.map(({ article, articleTitle }) => [article, articleTitle]));
}

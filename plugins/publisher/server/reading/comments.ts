import type { Core } from '@strapi/strapi';
import type { PublicChange } from '../../contract/changes.ts';
import type { PublicComment, PublicModeration } from '../../contract/comments.ts';
import { fewOf, type Reader, withAbsent } from './paged.ts';
import { chunksOf } from '../tables.ts';

const PAGE = 200;

/** The service `publicComments` of concertation: what of comments has been public, and is. */
interface PublicComments {
  some(ids: readonly string[]): Promise<readonly PublicComment[]>;
  /** In the order of their rows; `last` is given back for the next page, null after the last one. */
  after(
    last: number,
    limit: number,
  ): Promise<{ readonly rows: readonly PublicComment[]; readonly last: number | null }>;
  figures(): Promise<PublicModeration | null>;
}

const changeOf = (row: PublicComment): PublicChange => ({ type: 'comment', id: row.id, row });

export function commentReaders(strapi: Core.Strapi): Record<'comment' | 'moderation', Reader> {
  const comments = (): PublicComments => strapi.plugin('concertation').service('publicComments');
  return {
    comment: {
      async *some(ids) {
        for (const chunk of chunksOf(ids, PAGE))
          yield withAbsent('comment', chunk, (await comments().some(chunk)).map(changeOf));
      },
      async *every() {
        let from: number | null = 0;
        while (from !== null) {
          const page = await comments().after(from, PAGE);
          if (page.rows.length > 0) yield page.rows.map(changeOf);
          from = page.last;
        }
      },
    },
    moderation: fewOf('moderation', async () => {
      const row = await comments().figures();
      return row === null ? [] : [{ type: 'moderation', id: 'moderation', row }];
    }),
  };
}

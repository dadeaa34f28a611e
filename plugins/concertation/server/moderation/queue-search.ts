import type { Core } from '@strapi/strapi';
import { COMMENT, type CommentRow, REVISION } from '../comments/tables.ts';
import { currentTexts } from './current-texts.ts';
import type { Found, QueueQuestion, Where } from './queue-question.ts';
import type { Readable } from './queue-reading.ts';
import { nameOfTable, tableOf } from '../tables.ts';

type Search = Pick<QueueQuestion, 'consultation' | 'after' | 'limit'> & { readonly text: string };

/** By reference, number, public name or words, whatever became of the text: one row a comment, the newest first. */
export async function searched(strapi: Core.Strapi, readable: Readable, asked: Search): Promise<Found> {
  const { after, limit } = asked;
  // Nothing of what was erased is found, not even that it was there.
  const where = {
    $and: [
      { authorState: { $ne: 'erased' } },
      commentsWithin(strapi, readable, asked.text),
      after ? { id: { $lt: Number(after) || 0 } } : {},
    ],
  };
  const comments = await tableOf<CommentRow>(strapi, COMMENT).findMany({ where, orderBy: { id: 'desc' }, limit });
  const last = comments.at(-1);
  return {
    rows: await currentTexts(strapi, comments),
    next: last === undefined || comments.length < limit ? null : String(last.id),
  };
}

/** Condition on comments: whoever reads for the second key finds what waits for it, by that text and by no other. */
function commentsWithin(strapi: Core.Strapi, readable: Readable, text: string): Where {
  const texts = () => strapi.db.getConnection(nameOfTable(strapi, REVISION)).select('comment');
  const like = (column: string) => strapi.db.connection.raw('LOWER(??) LIKE LOWER(?)', [column, `%${text}%`]);
  // A corrected name waits with its text.
  const holding = () => texts().whereRaw('(? or ?)', [like('body'), like('author_name')]);
  if (readable === null) return matching(text, holding());
  const second = (query: ReturnType<typeof texts>) =>
    query
      .whereIn('consultation', [...readable['second-key']])
      .whereNotNull('waiting')
      .where('state', 'awaiting-elected');
  return {
    $or: [
      { $and: [{ consultation: { $in: readable.all } }, matching(text, holding())] },
      { $and: [{ documentId: { $in: second(texts()) } }, matching(text, second(holding()))] },
    ],
  };
}

function matching(text: string, holding: unknown): Where {
  const number = /^(?:n[º°]?\s*|#)?(\d{1,9})$/i.exec(text.trim())?.[1];
  return {
    $or: [
      { reference: { $containsi: text } },
      { authorName: { $containsi: text } },
      { service: { $containsi: text } },
      { documentId: { $in: holding } },
      ...(number === undefined ? [] : [{ number: Number(number) }]),
    ],
  };
}

import { type CmsAnswer, type Errors, problemOf } from './ask-cms.ts';

/** An act that was refused, on a page behind a signed link. */
export interface Wrong {
  readonly show: 'wrong';
  readonly status: number;
  readonly errors: Errors;
  readonly notice: string;
}

const SAID_HERE = [409, 422, 429];

/** Null for what the page says by itself, once it looks again at what there is. */
export function wrongIn(answer: CmsAnswer<unknown>): Wrong | null {
  if (!SAID_HERE.includes(answer.status)) return null;
  const { message, fields } = problemOf(answer);
  const notice = Object.keys(fields).length > 0 ? '' : message;
  return { show: 'wrong', status: answer.status, errors: fields, notice };
}

/** Everything that is kept, for the person to take along. */
export function dataFile(name: string, data: object): Response {
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.json"`,
    },
  });
}

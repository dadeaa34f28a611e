import { appealEndpoint, type AppealPage } from '@aggloforum/concertation/contract/comments.ts';
import { askCms, type Errors, problemOf } from './ask-cms.ts';
import { linkState } from './link-state.ts';

export interface AppealVisit {
  readonly page: AppealPage | null;
  readonly state: 'seen' | 'gone' | 'down' | 'unreadable';
  readonly status: number;
}

export type Appealed =
  | { readonly show: 'again' }
  | { readonly show: 'wrong'; readonly status: number; readonly errors: Errors; readonly notice: string };

export async function visitAppeal(known: boolean, token: string, client: string): Promise<AppealVisit> {
  const answer = known ? await askCms<AppealPage>(appealEndpoint(token), client) : null;
  const { state, status } = linkState(known, answer);
  if (state === 'done' && answer) return { page: answer.body, state: 'seen', status };
  return { page: null, state: state === 'asking' || state === 'done' ? 'down' : state, status };
}

/** Null when nothing was done: the page then shows what it finds, which says why. */
export async function appeal(token: string, text: string, client: string): Promise<Appealed | null> {
  const answer = await askCms<object>(appealEndpoint(token), client, { text });
  if (answer === null) return null;
  if (answer.status === 200 || answer.status === 201) return { show: 'again' };
  if (answer.status !== 422 && answer.status !== 409 && answer.status !== 429) return null;
  const { message, fields } = problemOf(answer);
  return {
    show: 'wrong',
    status: answer.status,
    errors: fields,
    notice: Object.keys(fields).length > 0 ? '' : message,
  };
}

import type { CmsAnswer } from './ask-cms.ts';

export type LinkState = 'asking' | 'done' | 'gone' | 'down' | 'unreadable';

/** What a page behind a signed link shows. `answer`: undefined before anything was asked, null without an answer. */
export function linkState(
  known: boolean,
  answer: CmsAnswer<object> | null | undefined,
): { readonly state: LinkState; readonly status: number } {
  if (!known) return { state: 'unreadable', status: 422 };
  if (answer === undefined) return { state: 'asking', status: 200 };
  if (answer === null) return { state: 'down', status: 503 };
  if (answer.status === 410) return { state: 'gone', status: 410 };
  return answer.status === 200 ? { state: 'done', status: 200 } : { state: 'unreadable', status: 422 };
}

import { askCms, type CmsAnswer } from './ask-cms.ts';

export type LinkState = 'asking' | 'done' | 'gone' | 'down' | 'unreadable';

/** What a page behind a signed link shows. `answer`: undefined before anything was asked, null without an answer. */
export function linkState(
  known: boolean,
  answer: CmsAnswer<unknown> | null | undefined,
): { readonly state: LinkState; readonly status: number } {
  if (!known) return { state: 'unreadable', status: 422 };
  if (answer === undefined) return { state: 'asking', status: 200 };
  if (answer === null) return { state: 'down', status: 503 };
  if (answer.status === 410) return { state: 'gone', status: 410 };
  return answer.status === 200 ? { state: 'done', status: 200 } : { state: 'unreadable', status: 422 };
}

export interface LinkVisit<Page> {
  readonly found: Page | null;
  readonly state: 'seen' | 'gone' | 'down' | 'unreadable';
  readonly status: number;
}

/** What stands behind a signed link, or why nothing does. */
export async function visitLink<Page>(known: boolean, endpoint: string, client: string): Promise<LinkVisit<Page>> {
  const answer = known ? await askCms<Page>(endpoint, client) : null;
  const { state, status } = linkState(known, answer);
  if (state === 'done' && answer) return { found: answer.body, state: 'seen', status };
  return { found: null, state: state === 'asking' || state === 'done' ? 'down' : state, status };
}

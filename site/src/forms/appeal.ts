import { appealEndpoint, type AppealPage } from '@aggloforum/concertation/contract/comments.ts';
import { askCms } from './ask-cms.ts';
import { type LinkVisit, visitLink } from './link-state.ts';
import { type Wrong, wrongIn } from './own-page.ts';

export async function visitAppeal(known: boolean, token: string, client: string): Promise<LinkVisit<AppealPage>> {
  return visitLink(known, appealEndpoint(token), client);
}

/** Null when nothing was done: the page then shows what it finds, which says why. */
export async function appeal(
  token: string,
  text: string,
  client: string,
): Promise<{ readonly show: 'again' } | Wrong | null> {
  const answer = await askCms<object>(appealEndpoint(token), client, { text });
  if (answer === null) return null;
  return answer.status === 200 || answer.status === 201 ? { show: 'again' } : wrongIn(answer);
}

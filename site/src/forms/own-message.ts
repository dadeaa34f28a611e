import type { FormProblem } from '@aggloforum/concertation/contract/taking-part.ts';
import { type OwnMessage, ownMessageEndpoint } from '@aggloforum/concertation/contract/messages.ts';
import { askCms } from './ask-cms.ts';
import { type LinkVisit, visitLink } from './link-state.ts';
import { textIn } from './two-steps.ts';

/** Said once an act is done. */
export const MESSAGE_DONE: Readonly<Record<string, string>> = {
  confirm: 'Votre adresse est confirmée. La réponse vous parviendra par courriel.',
  withhold: 'Votre accord est retiré. Ce qui était publié quitte la page du projet.',
};

export async function visitMessage(known: boolean, token: string, client: string): Promise<LinkVisit<OwnMessage>> {
  return visitLink(known, ownMessageEndpoint(token), client);
}

/** Null when nothing was done: the page then shows what it finds, which says why. */
export async function actOnMessage(
  token: string,
  form: FormData,
  client: string,
): Promise<{ readonly show: 'again'; readonly act: string } | { readonly show: 'erased' } | null> {
  const act = textIn(form, 'act');
  const answer = await askCms<{ state: string } & FormProblem>(ownMessageEndpoint(token), client, { act });
  if (answer?.status !== 200) return null;
  return answer.body.state === 'erased' ? { show: 'erased' } : { show: 'again', act };
}

import type { FormProblem } from '@aggloforum/concertation/contract/taking-part.ts';
import { type OwnMessage, ownMessageEndpoint } from '@aggloforum/concertation/contract/messages.ts';
import { askCms } from './ask-cms.ts';
import { linkState } from './link-state.ts';

export interface MessageVisit {
  readonly message: OwnMessage | null;
  readonly state: 'seen' | 'erased' | 'gone' | 'down' | 'unreadable';
  readonly status: number;
}

/** Said once an act is done. */
export const MESSAGE_DONE: Readonly<Record<string, string>> = {
  confirm: 'Votre adresse est confirmée. La réponse vous parviendra par courriel.',
  withhold: 'Votre accord est retiré. Ce qui était publié quitte la page du projet.',
};

export async function visitMessage(known: boolean, token: string, client: string): Promise<MessageVisit> {
  const answer = known ? await askCms<OwnMessage>(ownMessageEndpoint(token), client) : null;
  const { state, status } = linkState(known, answer);
  if (state === 'done' && answer) return { message: answer.body, state: 'seen', status };
  return { message: null, state: state === 'asking' || state === 'done' ? 'down' : state, status };
}

/** `again`: the page is shown anew; null when nothing was done: the page then shows what it finds, which says why. */
export async function actOnMessage(
  token: string,
  form: FormData,
  client: string,
): Promise<{ readonly again: string } | MessageVisit | null> {
  const given = form.get('act');
  const act = typeof given === 'string' ? given : '';
  const answer = await askCms<{ state: string } & FormProblem>(ownMessageEndpoint(token), client, { act });
  if (answer?.status !== 200) return null;
  if (answer.body.state === 'erased') return { message: null, state: 'erased', status: 200 };
  return { again: act };
}

/** The whole of what is held, for the person to take along. */
export function messageExport(message: OwnMessage): Response {
  return new Response(JSON.stringify(message, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="mon-message.json"',
    },
  });
}

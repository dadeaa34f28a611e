import type { FormProblem } from '@aggloforum/concertation/contract/taking-part.ts';
import { entryEndpoint, type OwnEntry } from '@aggloforum/directory-mailing/contract/entry.ts';
import { askCms, type Errors } from './ask-cms.ts';
import { linkState } from './link-state.ts';

export interface Visit {
  readonly entry: OwnEntry | null;
  readonly state: 'seen' | 'erased' | 'gone' | 'down' | 'unreadable';
  readonly status: number;
}

export type Acted =
  | { readonly show: 'again'; readonly act: string }
  | ({ readonly show: 'erased' } & Visit)
  | { readonly show: 'wrong'; readonly errors: Errors };

export const STATES: Readonly<Record<OwnEntry['state'], string>> = {
  confirmed: 'vous êtes prévenu·e des consultations',
  paused: 'en pause : vous ne recevez rien',
  bounced: 'nos messages ne vous parviennent plus : inscrivez-vous à nouveau, avec une adresse qui fonctionne',
  unsubscribed: 'vous êtes désinscrit·e : vous ne recevez rien',
};

/** Said once an act is done. */
export const DONE: Readonly<Record<string, string>> = {
  choose: 'Vos choix sont enregistrés.',
  consent: 'Votre accord est enregistré. Le précédent reste dans vos données.',
  pause: 'Les envois sont en pause.',
  resume: 'Vous recevrez à nouveau les messages.',
  leave: 'Vous êtes désinscrit·e. Un message déjà en route peut encore arriver.',
};

export async function visit(known: boolean, token: string, client: string): Promise<Visit> {
  const answer = known ? await askCms<OwnEntry>(entryEndpoint(token), client) : null;
  const { state, status } = linkState(known, answer);
  if (state === 'done' && answer) return { entry: answer.body, state: 'seen', status };
  return { entry: null, state: state === 'asking' || state === 'done' ? 'down' : state, status };
}

/** Null when nothing was done: the page then shows what it finds, which says why. */
export async function actOnEntry(token: string, form: FormData, client: string): Promise<Acted | null> {
  const given = form.get('act');
  const act = typeof given === 'string' ? given : '';
  const asked = { act, ...saidWith(act, form) };
  const answer = await askCms<{ state: string } & FormProblem>(entryEndpoint(token), client, asked);
  if (answer?.status === 422) return { show: 'wrong', errors: answer.body.error.fields ?? {} };
  if (answer?.status !== 200) return null;
  if (answer.body.state === 'erased') return { show: 'erased', entry: null, state: 'erased', status: 200 };
  return { show: 'again', act };
}

/** What an act needs beside its name. */
function saidWith(act: string, form: FormData): object {
  if (act === 'choose') return { communes: form.getAll('communes'), themes: form.getAll('themes') };
  return act === 'consent' ? { consentVersion: form.get('consentVersion') } : {};
}

/** The whole of what is held, for the person to take along. */
export function exportOf(entry: OwnEntry): Response {
  return new Response(JSON.stringify(entry, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="mon-inscription.json"',
    },
  });
}

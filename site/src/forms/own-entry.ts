import type { FormProblem } from '@aggloforum/concertation/contract/taking-part.ts';
import { entryEndpoint, type OwnEntry } from '@aggloforum/directory-mailing/contract/entry.ts';
import { askCms, type Errors } from './ask-cms.ts';
import { type LinkVisit, visitLink } from './link-state.ts';

export type Acted =
  | { readonly show: 'again'; readonly act: string }
  | { readonly show: 'erased' }
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
  correct: 'Vos informations sont enregistrées.',
  consent: 'Votre accord est enregistré. Le précédent reste dans vos données.',
  pause: 'Vous ne recevez plus rien, jusqu’à ce que vous repreniez ici.',
  resume: 'Vous recevrez à nouveau les messages.',
  leave: 'Vous êtes désinscrit·e. Un message déjà en route peut encore arriver.',
};

export async function visit(known: boolean, token: string, client: string): Promise<LinkVisit<OwnEntry>> {
  return visitLink(known, entryEndpoint(token), client);
}

/** Null when nothing was done: the page then shows what it finds, which says why. */
export async function actOnEntry(token: string, form: FormData, client: string): Promise<Acted | null> {
  const given = form.get('act');
  const act = typeof given === 'string' ? given : '';
  const asked = { act, ...saidWith(act, form) };
  const answer = await askCms<{ state: string } & FormProblem>(entryEndpoint(token), client, asked);
  if (answer?.status === 422) return { show: 'wrong', errors: answer.body.error.fields ?? {} };
  if (answer?.status !== 200) return null;
  return answer.body.state === 'erased' ? { show: 'erased' } : { show: 'again', act };
}

/** What an act needs beside its name. */
function saidWith(act: string, form: FormData): object {
  if (act === 'choose') return { communes: form.getAll('communes'), themes: form.getAll('themes') };
  if (act === 'correct') {
    const words = (name: string) => (typeof form.get(name) === 'string' ? form.get(name) : '');
    return { name: words('name'), organisation: words('organisation'), actorKind: words('actorKind') };
  }
  return act === 'consent' ? { consentVersion: form.get('consentVersion') } : {};
}

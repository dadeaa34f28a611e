import {
  type CommentContext,
  type OwnComment,
  type OwnCommentAct,
  ownCommentEndpoint,
  ownCommentExport,
} from '@aggloforum/concertation/contract/comments.ts';
import { askCms } from './ask-cms.ts';
import { contextOf } from './comment.ts';
import { type LinkVisit, visitLink } from './link-state.ts';
import { dataFile, type Wrong, wrongIn } from './own-page.ts';
import { textIn } from './two-steps.ts';

export type CommentActed = { readonly show: 'again'; readonly act: string } | { readonly show: 'erased' } | Wrong;

/** Said once an act is done, as long as it shows. */
const DONE: Readonly<Record<string, { readonly shows: (comment: OwnComment) => boolean; readonly words: string }>> = {
  confirm: {
    shows: ({ confirmed }) => confirmed,
    words: 'Votre adresse est confirmée : vous serez prévenu·e de la suite.',
  },
  correct: {
    shows: ({ awaited }) => awaited,
    words: 'Votre correction est enregistrée. Elle est relue avant de remplacer le texte précédent.',
  },
  withdraw: {
    shows: ({ author }) => author === 'withdrawn',
    words: 'Votre commentaire est retiré : son texte et votre nom ne sont plus publics.',
  },
};

export function doneIn(comment: OwnComment, act: string): string | undefined {
  const done = Object.hasOwn(DONE, act) ? DONE[act] : undefined;
  return done?.shows(comment) ? done.words : undefined;
}

/** As it was received: nobody has done anything to it since. */
export function isUntouched({ author, revisions, decisions }: OwnComment): boolean {
  return author === 'active' && revisions.length === 1 && decisions.length === 0;
}

/** Where it is now, in words. */
export function stateOf({ author, public: shown, revisions: [latest] }: OwnComment): string {
  if (author !== 'active') return author === 'withdrawn' ? 'retiré par vous' : 'effacé';
  const words = latest?.stateWords ?? '';
  const stands = latest?.state === 'published' || latest?.state === 'published-redacted';
  return !stands && shown?.body ? `public ; votre dernière version : ${words}` : words;
}

export async function visitComment(known: boolean, token: string, client: string): Promise<LinkVisit<OwnComment>> {
  return visitLink(known, ownCommentEndpoint(token), client);
}

/** Said where an answer did not come: what was asked may have been done. */
export const UNHEARD =
  'Le service n’a pas répondu : nous ne savons pas si votre demande est arrivée. Ouvrez à nouveau cette page un peu plus tard : elle dit ce qui est enregistré.';

/** Null when nothing was done: the page then shows what it finds, which says why. */
export async function actOnComment(token: string, form: FormData, client: string): Promise<CommentActed | null> {
  const asked = actIn(form);
  if (asked === null) return null;
  const answer = await askCms<{ readonly state?: string }>(ownCommentEndpoint(token), client, asked);
  if (answer === null) return { show: 'wrong', status: 503, errors: {}, notice: UNHEARD };
  if (answer.status === 200)
    return answer.body.state === 'erased' ? { show: 'erased' } : { show: 'again', act: asked.act };
  return wrongIn(answer);
}

function actIn(form: FormData): OwnCommentAct | null {
  const act = textIn(form, 'act');
  const version = Number(textIn(form, 'version')) || 0;
  if (act === 'confirm' || act === 'erase') return { act };
  if (act === 'withdraw') return { act, version };
  if (act !== 'correct') return null;
  const name = form.has('authorName') ? { authorName: textIn(form, 'authorName') } : {};
  return { act, body: textIn(form, 'body'), version, ...name };
}

/** Everything that is kept, for the person to take along. */
export async function exportOfComment(token: string, client: string): Promise<Response | null> {
  const answer = await askCms<object>(ownCommentExport(token), client);
  if (answer?.status !== 200) return null;
  return dataFile('mon-commentaire', answer.body);
}

/** Who reads a text that was just sent, and within how long. */
export async function nextOf(comment: OwnComment, client: string): Promise<string> {
  const { project, consultation } = comment;
  const asked = { project: project.slug, consultation: consultation.slug, parent: '' };
  const context: CommentContext | null | undefined = await contextOf(asked, client);
  return context?.next ?? '';
}

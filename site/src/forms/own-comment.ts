import {
  type CommentContext,
  type OwnComment,
  type OwnCommentAct,
  ownCommentEndpoint,
  ownCommentExport,
} from '@aggloforum/concertation/contract/comments.ts';
import type { FormProblem } from '@aggloforum/concertation/contract/taking-part.ts';
import { askCms } from './ask-cms.ts';
import { contextOf } from './comment.ts';
import { linkState } from './link-state.ts';
import type { Errors } from './subscribe.ts';
import { textIn } from './two-steps.ts';

export interface CommentVisit {
  readonly comment: OwnComment | null;
  readonly state: 'seen' | 'erased' | 'gone' | 'down' | 'unreadable';
  readonly status: number;
}

export type CommentActed =
  | { readonly show: 'again'; readonly act: string }
  | { readonly show: 'erased' }
  | { readonly show: 'wrong'; readonly status: number; readonly errors: Errors; readonly notice: string };

/** Said once an act is done. */
export const ACT_DONE: Readonly<Record<string, string>> = {
  confirm: 'Votre adresse est confirmée : vous serez prévenu·e de la suite.',
  correct: 'Votre correction est enregistrée. Elle est relue avant de remplacer le texte précédent.',
  withdraw: 'Votre commentaire est retiré : son texte et votre nom ne sont plus publics.',
};

const MEANWHILE =
  'Entre-temps, quelque chose a changé pour ce commentaire\u00a0: voyez où il en est. Votre demande n’est pas enregistrée.';

export async function visitComment(known: boolean, token: string, client: string): Promise<CommentVisit> {
  const answer = known ? await askCms<OwnComment>(ownCommentEndpoint(token), client) : null;
  const { state, status } = linkState(known, answer);
  if (state === 'done' && answer) return { comment: answer.body, state: 'seen', status };
  return { comment: null, state: state === 'asking' || state === 'done' ? 'down' : state, status };
}

/** Null when nothing was done: the page then shows what it finds, which says why. */
export async function actOnComment(token: string, form: FormData, client: string): Promise<CommentActed | null> {
  const asked = actIn(form);
  if (asked === null) return null;
  const answer = await askCms<{ readonly state?: string } & Partial<FormProblem>>(
    ownCommentEndpoint(token),
    client,
    asked,
  );
  if (answer === null) return null;
  if (answer.status === 200)
    return answer.body.state === 'erased' ? { show: 'erased' } : { show: 'again', act: asked.act };
  if (answer.status !== 422 && answer.status !== 409 && answer.status !== 429) return null;
  const { message, fields = {} } = answer.body.error ?? { message: MEANWHILE };
  return {
    show: 'wrong',
    status: answer.status,
    errors: fields,
    notice: Object.keys(fields).length > 0 ? '' : message,
  };
}

function actIn(form: FormData): OwnCommentAct | null {
  const act = textIn(form, 'act');
  const version = Number(textIn(form, 'version')) || 0;
  if (act === 'confirm' || act === 'erase') return { act };
  if (act === 'withdraw') return { act, version };
  return act === 'correct' ? { act, body: textIn(form, 'body'), version } : null;
}

/** Everything that is kept, for the person to take along. */
export async function exportOfComment(token: string, client: string): Promise<Response | null> {
  const answer = await askCms<object>(ownCommentExport(token), client);
  if (answer?.status !== 200) return null;
  return new Response(JSON.stringify(answer.body, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="mon-commentaire.json"',
    },
  });
}

/** Who reads a text that was just sent, and within how long. */
export async function nextOf(comment: OwnComment, client: string): Promise<string> {
  const { project, consultation } = comment;
  const asked = { project: project.slug, consultation: consultation.slug, parent: '' };
  const context: CommentContext | null | undefined = await contextOf(asked, client);
  return context?.next ?? '';
}

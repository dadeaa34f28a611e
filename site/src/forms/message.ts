import {
  checkMessage,
  kindOf,
  type MessageContext,
  messageContextEndpoint,
  type MessageFields,
  MESSAGES_PATH,
  STREET,
} from '@aggloforum/concertation/contract/messages.ts';
import type { FormAnswer, FormProblem, FormToken } from '@aggloforum/concertation/contract/taking-part.ts';
import { FORM_TOKEN_PATH } from '@aggloforum/concertation/contract/taking-part.ts';
import { askCms } from './ask-cms.ts';
import type { Errors } from './subscribe.ts';

export interface TypedMessage {
  readonly name: string;
  readonly email: string;
  readonly subject: string;
  readonly body: string;
  /** Slug of a project, or ''. */
  readonly project: string;
  readonly kind: string;
  /** `oui`, or ''. */
  readonly publishable: string;
}

export const NO_MESSAGE: TypedMessage = {
  name: '',
  email: '',
  subject: '',
  body: '',
  project: '',
  kind: '',
  publishable: '',
};

interface Hidden {
  readonly formToken: string;
  readonly idempotencyKey: string;
}

/** What the page shows next, and with which status. The text that was typed is kept in every case. */
export type MessageStep =
  | { readonly show: 'sent'; readonly reference: string }
  | { readonly show: 'review'; readonly status: number; readonly hidden: Hidden; readonly notice: string }
  | { readonly show: 'form'; readonly status: number; readonly errors: Errors; readonly notice: string }
  | { readonly show: 'down'; readonly status: number; readonly notice: string };

const DOWN = 'Votre texte n’est pas perdu : il est toujours ci-dessous. Rien n’a été enregistré.';
const SLUG = /^[a-z0-9-]{1,120}$/;

export function typedMessage(form: FormData): TypedMessage {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    name: text('name'),
    email: text('email'),
    subject: text('subject'),
    body: text('body'),
    project: projectIn(text('project')),
    kind: text('kind'),
    publishable: text('publishable') === 'oui' ? 'oui' : '',
  };
}

export function projectIn(typed: string | null): string {
  return typed !== null && SLUG.test(typed) ? typed : '';
}

/** Whom a message about the project would reach; null without one, or while nobody can say. */
export async function contextOf(project: string, client: string): Promise<MessageContext | null> {
  if (project === '') return null;
  const answer = await askCms<MessageContext>(messageContextEndpoint(project), client);
  return answer?.status === 200 ? answer.body : null;
}

/** The first post stores nothing and is read again; the second one, with the token that the first brought, is sent. */
export async function sendMessage(form: FormData, typed: TypedMessage, client: string): Promise<MessageStep> {
  if (form.has('corriger')) return { show: 'form', status: 200, errors: {}, notice: '' };
  const errors = checkMessage({ ...typed, kind: kindOf(typed.kind) });
  if (Object.keys(errors).length > 0) return { show: 'form', status: 422, errors, notice: '' };
  const formToken = form.get('formToken');
  const idempotencyKey = form.get('idempotencyKey');
  if (typeof formToken !== 'string' || typeof idempotencyKey !== 'string') return review(client, 200, '');
  return send({ ...fieldsOf(typed), formToken, idempotencyKey }, client);
}

function fieldsOf({ name, project, publishable, kind, ...typed }: TypedMessage): MessageFields {
  return {
    ...typed,
    kind: kindOf(kind),
    pointing: 'seen',
    ...(name ? { name } : {}),
    ...(project ? { project } : {}),
    ...(publishable ? { publishable } : {}),
  };
}

export function isStreet(kind: string): boolean {
  return kind === STREET;
}

async function review(client: string, status: number, notice: string): Promise<MessageStep> {
  const token = await askCms<FormToken>(FORM_TOKEN_PATH, client);
  if (token?.status !== 200) return { show: 'down', status: 503, notice: DOWN };
  const hidden = { formToken: token.body.formToken, idempotencyKey: crypto.randomUUID() };
  return { show: 'review', status, hidden, notice };
}

async function send(fields: MessageFields & Hidden, client: string): Promise<MessageStep> {
  const answer = await askCms<FormAnswer & FormProblem>(MESSAGES_PATH, client, fields);
  if (answer === null) return { show: 'down', status: 503, notice: DOWN };
  if (answer.status === 201) return { show: 'sent', reference: answer.body.reference };
  const { code, message, fields: errors } = answer.body.error;
  if (code.startsWith('form-') || code === 'key-reused') return review(client, answer.status, message);
  if (answer.status === 429)
    return { show: 'down', status: 429, notice: `${message} Votre texte est gardé ci-dessous.` };
  return { show: 'form', status: answer.status, errors: errors ?? {}, notice: errors ? '' : message };
}

import {
  checkMessage,
  kindOf,
  type MessageContext,
  messageContextEndpoint,
  type MessageFields,
  MESSAGES_PATH,
  STREET,
} from '@aggloforum/concertation/contract/messages.ts';
import { askCms } from './ask-cms.ts';
import { type FormStep, textIn, twoSteps } from './two-steps.ts';

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

const SLUG = /^[a-z0-9-]{1,120}$/;

export function typedMessage(form: FormData): TypedMessage {
  const text = (name: string) => textIn(form, name);
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

export async function sendMessage(form: FormData, typed: TypedMessage, client: string): Promise<FormStep> {
  const errors = checkMessage({ ...typed, kind: kindOf(typed.kind) });
  return twoSteps(form, { endpoint: MESSAGES_PATH, fields: fieldsOf(typed), errors }, client);
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

import type { FormAnswer, FormToken, Sending } from '@aggloforum/concertation/contract/taking-part.ts';
import { FORM_TOKEN_PATH } from '@aggloforum/concertation/contract/taking-part.ts';
import { askCms, type Errors, problemOf } from './ask-cms.ts';

/** What the page shows next, and with which status. The text that was typed is kept in every case. */
export type FormStep<Answer extends FormAnswer = FormAnswer> =
  | { readonly show: 'sent'; readonly answer: Answer }
  /** `unsure`: it was sent, and no answer came; sent again as it is, it gets the answer of the first time. */
  | {
      readonly show: 'review';
      readonly status: number;
      readonly hidden: Sending;
      readonly notice: string;
      readonly unsure?: true;
    }
  | { readonly show: 'form'; readonly status: number; readonly errors: Errors; readonly notice: string }
  /** Not for now, or never: the notice says why, and the text is kept. */
  | { readonly show: 'closed'; readonly status: number; readonly notice: string }
  | { readonly show: 'down'; readonly status: number; readonly notice: string };

interface Sent {
  readonly endpoint: string;
  /** As the endpoint takes them. */
  readonly fields: object;
  readonly errors: Errors;
}

const DOWN = 'Votre texte n’est pas perdu : il est toujours ci-dessous. Rien n’a été enregistré.';
const UNSURE =
  'Le service n’a pas répondu : nous ne savons pas si votre envoi est arrivé. Renvoyez-le tel quel dans quelques instants : il ne sera enregistré qu’une fois.';

export const NOTHING_WRONG = { show: 'form', status: 200, errors: {}, notice: '' } as const;
export const ALL_DOWN = { show: 'down', status: 503, notice: DOWN } as const;

/** The text that was typed in a field; empty when there is none. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Each named field as it was typed; empty where it was not. */
export function textsIn<Name extends string>(form: FormData, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, textIn(form, name)])) as Record<Name, string>;
}

/** The first post stores nothing and is read again; the second one, with the token that the first brought, is sent. */
export async function twoSteps<Answer extends FormAnswer>(
  form: FormData,
  { endpoint, fields, errors }: Sent,
  client: string,
): Promise<FormStep<Answer>> {
  if (form.has('corriger')) return NOTHING_WRONG;
  if (Object.keys(errors).length > 0) return { show: 'form', status: 422, errors, notice: '' };
  const sending = sendingIn(form);
  return sending === null ? review(client, 200, '') : send(endpoint, fields, sending, client);
}

/** What « Relisez et envoyez » brought; null at the first step. */
export function sendingIn(form: FormData): Sending | null {
  const [formToken, idempotencyKey] = [form.get('formToken'), form.get('idempotencyKey')];
  if (form.has('corriger') || typeof formToken !== 'string' || typeof idempotencyKey !== 'string') return null;
  return { formToken, idempotencyKey };
}

async function review(client: string, status: number, notice: string): Promise<FormStep<never>> {
  const token = await askCms<FormToken>(FORM_TOKEN_PATH, client);
  if (token?.status !== 200) return ALL_DOWN;
  const hidden = { formToken: token.body.formToken, idempotencyKey: crypto.randomUUID() };
  return { show: 'review', status, hidden, notice };
}

async function send<Answer extends FormAnswer>(
  endpoint: string,
  fields: object,
  hidden: Sending,
  client: string,
): Promise<FormStep<Answer>> {
  const answer = await askCms<Answer>(endpoint, client, { ...fields, ...hidden });
  if (answer === null) return { show: 'review', status: 503, hidden, notice: UNSURE, unsure: true };
  if (answer.status === 201) return { show: 'sent', answer: answer.body };
  const { code, message, fields: errors } = problemOf(answer);
  if (code.startsWith('form-') || code === 'key-reused') return review(client, answer.status, message);
  if (answer.status === 409 || answer.status === 404)
    return { show: 'closed', status: answer.status, notice: `${message} Votre texte est gardé ci-dessous.` };
  if (answer.status === 429)
    return { show: 'down', status: 429, notice: `${message} Votre texte est gardé ci-dessous.` };
  return { show: 'form', status: answer.status, errors, notice: Object.keys(errors).length > 0 ? '' : message };
}

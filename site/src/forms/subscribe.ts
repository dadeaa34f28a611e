import type { FormAnswer, FormProblem, FormToken } from '@aggloforum/concertation/contract/taking-part.ts';
import { FORM_TOKEN_PATH } from '@aggloforum/concertation/contract/taking-part.ts';
import {
  checkSubscription,
  CONSENT,
  CONSENT_MISSING,
  SUBSCRIPTIONS_PATH,
  type SubscriptionFields,
} from '@aggloforum/directory-mailing/contract/subscription.ts';
import { askCms } from './ask-cms.ts';

export interface Typed {
  readonly email: string;
  readonly name: string;
  readonly organisation: string;
  readonly actorKind: string;
  readonly communes: readonly string[];
  readonly themes: readonly string[];
  /** Empty while the box is not ticked. */
  readonly consentVersion: string;
}

export const NOTHING_TYPED: Typed = {
  email: '',
  name: '',
  organisation: '',
  actorKind: '',
  communes: [],
  themes: [],
  consentVersion: '',
};

export type Errors = Readonly<Record<string, string>>;

/** What the page shows next, and with which status. The text that was typed is kept in every case. */
export type Step =
  | { readonly show: 'sent'; readonly reference: string }
  | { readonly show: 'review'; readonly status: number; readonly hidden: Hidden; readonly notice: string }
  | { readonly show: 'form'; readonly status: number; readonly errors: Errors; readonly notice: string }
  | { readonly show: 'down'; readonly status: number; readonly notice: string };

interface Hidden {
  readonly formToken: string;
  readonly idempotencyKey: string;
}

interface Known {
  readonly communes: readonly string[];
  readonly themes: readonly string[];
}

const DOWN = 'Votre texte n’est pas perdu : il est toujours ci-dessous. Rien n’a été enregistré.';

export function typedOf(form: FormData): Typed {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const chosen = (name: string) => form.getAll(name).filter((value) => typeof value === 'string');
  return {
    email: text('email'),
    name: text('name'),
    organisation: text('organisation'),
    actorKind: text('actorKind'),
    communes: chosen('communes'),
    themes: chosen('themes'),
    consentVersion: text('consentVersion'),
  };
}

/** The first post stores nothing and is read again; the second one, with the token that the first brought, is sent. */
export async function subscribe(form: FormData, typed: Typed, known: Known, client: string): Promise<Step> {
  if (form.has('corriger')) return { show: 'form', status: 200, errors: {}, notice: '' };
  const errors = errorsOf(typed, known);
  if (Object.keys(errors).length > 0) return { show: 'form', status: 422, errors, notice: '' };
  const formToken = form.get('formToken');
  const idempotencyKey = form.get('idempotencyKey');
  if (typeof formToken !== 'string' || typeof idempotencyKey !== 'string') return review(client, 200, '');
  return send({ ...fieldsOf(typed), formToken, idempotencyKey }, client);
}

function errorsOf(typed: Typed, known: Known): Errors {
  const agreed = typed.consentVersion === CONSENT.version;
  return {
    ...checkSubscription(typed, known),
    ...(agreed ? {} : { consentVersion: CONSENT_MISSING }),
  };
}

function fieldsOf({ name, organisation, ...typed }: Typed): SubscriptionFields {
  return { ...typed, ...(name ? { name } : {}), ...(organisation ? { organisation } : {}) };
}

async function review(client: string, status: number, notice: string): Promise<Step> {
  const token = await askCms<FormToken>(FORM_TOKEN_PATH, client);
  if (token?.status !== 200) return { show: 'down', status: 503, notice: DOWN };
  const hidden = { formToken: token.body.formToken, idempotencyKey: crypto.randomUUID() };
  return { show: 'review', status, hidden, notice };
}

async function send(fields: SubscriptionFields & Hidden, client: string): Promise<Step> {
  const answer = await askCms<FormAnswer & FormProblem>(SUBSCRIPTIONS_PATH, client, fields);
  if (answer === null) return { show: 'down', status: 503, notice: DOWN };
  if (answer.status === 201) return { show: 'sent', reference: answer.body.reference };
  const { code, message, fields: errors } = answer.body.error;
  if (code.startsWith('form-') || code === 'key-reused') return review(client, answer.status, message);
  if (answer.status === 429)
    return { show: 'down', status: 429, notice: `${message} Votre texte est gardé ci-dessous.` };
  return { show: 'form', status: answer.status, errors: errors ?? {}, notice: errors ? '' : message };
}

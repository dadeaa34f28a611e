import {
  checkSubscription,
  CONSENT,
  CONSENT_MISSING,
  SUBSCRIPTIONS_PATH,
  type SubscriptionFields,
} from '@aggloforum/directory-mailing/contract/subscription.ts';
import type { Errors } from './ask-cms.ts';
import { type FormStep, textIn, twoSteps } from './two-steps.ts';

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

interface Known {
  readonly communes: readonly string[];
  readonly themes: readonly string[];
}

export function typedOf(form: FormData): Typed {
  const text = (name: string) => textIn(form, name);
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

export async function subscribe(form: FormData, typed: Typed, known: Known, client: string): Promise<FormStep> {
  const sent = { endpoint: SUBSCRIPTIONS_PATH, fields: fieldsOf(typed), errors: errorsOf(typed, known) };
  return twoSteps(form, sent, client);
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

import type { ZodType } from 'zod';

/** What every form of a citizen goes through, whichever plugin stores it. Needs Node: not for the admin's pages. */
export { addressFaults, isAddress, mailboxOf, normaliseAddress } from '../core/taking-part/address.ts';
export { CLIENT_HEADER, DOOR_HEADER, doorToken } from '../core/taking-part/door.ts';
export type { FormToken } from '../core/taking-part/form-token.ts';
export { postIsOurs } from '../core/taking-part/origin.ts';
export { newReference } from '../core/taking-part/reference.ts';
export { LINK_TOKEN, type LinkKey, openLink, readLink, signLink, tokenIn } from '../core/taking-part/signed-link.ts';
export { cleanLine } from '../core/typed-text.ts';
export { invalid, malformed, Refusal, refused } from '../core/refusal.ts';

/** Hidden fields of « Relisez et envoyez »; the JSON endpoints take them beside the others. */
export interface Sending {
  readonly formToken: string;
  readonly idempotencyKey: string;
}

/** 201 to whoever sent a form. */
export interface FormAnswer {
  /** What the person may quote to us. */
  readonly reference: string;
  readonly state: string;
  readonly message: string;
}

/** 4xx and 503. */
export interface FormProblem {
  /** Of 409 alone: the code. */
  readonly reason?: string;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly fields?: Readonly<Record<string, string>>;
  };
}

/** A transaction of the database, opaque here. */
export type Transaction = object;

/** What is known of whoever sends, beside what was typed. */
export interface Sender {
  /** Keyed mark of the network, another one each day; null where it says nothing about anybody. */
  readonly network: string | null;
  /** Milliseconds from the form's token to the sending. */
  readonly typedForMs: number;
  /** What the form's token is spent by: equal for one sending alone. */
  readonly form: string;
}

export interface FormDefinition<Fields extends object> {
  readonly name: string;
  /** Names and types; anything else is a 400. What the person typed wrong is `check`'s. */
  readonly shape: ZodType<Fields>;
  /** French sentences by field; empty when all is well. */
  readonly check: (fields: Fields) => Promise<Readonly<Record<string, string>>>;
  /** Runs in the transaction that also spends the token and remembers the answer; a throw undoes all three. */
  readonly store: (trx: Transaction, fields: Fields, sender: Sender) => Promise<FormAnswer>;
}

/** What the service needs of a request. */
export interface FormContext {
  /** The other end of the connection, whatever a header says. */
  readonly ip?: string;
  readonly request: {
    readonly body?: unknown;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  };
  set(name: string, value: string): void;
  status: number;
  body: unknown;
}

/** The service `forms` of this plugin. */
export interface Forms {
  receive<Fields extends object>(context: FormContext, form: FormDefinition<Fields>): Promise<void>;
  /** Answers what `act` returns, or the refusal that it throws; anything else is a 503, and logged. */
  answer(context: FormContext, act: () => Promise<{ readonly status: number; readonly body: object }>): Promise<void>;
  /** In the transaction that erases what was stored under these references: nothing is left of the sending. */
  forgetAnswers(references: readonly string[]): Promise<void>;
}

export const FORM_TOKEN_PATH = '/api/concertation/form-token';

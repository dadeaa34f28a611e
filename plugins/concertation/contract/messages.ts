import { z } from 'zod';
import { KINDS } from '../core/messages/words.ts';

export { checkMessage, MESSAGE_LIMITS } from '../core/messages/check.ts';
export { looksLikeStreetDefect } from '../core/messages/pointing.ts';
export { type Receipt, receiptFacts, type Service } from '../core/messages/receipt.ts';
export { KINDS as MESSAGE_KINDS } from '../core/messages/words.ts';

/** `POST /api/concertation/messages` takes these beside `formToken` and `idempotencyKey`; 201 `FormAnswer`. */
export interface MessageFields {
  readonly name?: string | undefined;
  readonly email: string;
  readonly subject: string;
  readonly body: string;
  /** Slug of a public project. */
  readonly project?: string | undefined;
  /** `question`, `idea` or `other`. */
  readonly kind: string;
  /** `oui`: the question and its answer, or the idea, may be shown on the project's page, without a name. */
  readonly publishable?: string | undefined;
  /**
   * `ask`: answer 409 `look-again` where the person had better be pointed elsewhere first (the register of an inquiry,
   * the city's reporting app). `seen`, or nothing: it is sent all the same.
   */
  readonly pointing?: string | undefined;
}

export const MESSAGES_PATH = '/api/concertation/messages';

/** Far above what `checkMessage` allows: what is longer was not typed. */
const typed = () => z.string().max(20_000);
export const messageShape: z.ZodType<MessageFields> = z.strictObject({
  name: typed().optional(),
  email: typed(),
  subject: typed(),
  body: typed(),
  project: z.string().max(200).optional(),
  kind: z.string().max(20),
  publishable: z.enum(['oui']).optional(),
  pointing: z.enum(['ask', 'seen']).optional(),
});

/** What the form offers beside `MESSAGE_KINDS`; it is pointed to the reporting app, and sent as `other` all the same. */
export const STREET = 'street';

export function kindOf(typedKind: string): string {
  return typedKind === STREET ? 'other' : typedKind;
}

export function isKind(kind: string): kind is keyof typeof KINDS {
  return Object.hasOwn(KINDS, kind);
}

/** `GET /api/concertation/message-context/:project`, for the form's page alone: whom a message about it would reach. */
export interface MessageContext {
  readonly title: string;
  readonly path: string;
  readonly service: string;
  /** The legal register that is open on this project: observations belong there. */
  readonly register: RegisterPointer | null;
}

export interface RegisterPointer {
  readonly title: string;
  readonly path: string;
  readonly registerUrl: string | null;
  readonly email: string | null;
  readonly postalAddress: string | null;
}

export const messageContextEndpoint = (project: string) => `/api/concertation/message-context/${project}`;
/** `GET`: the receipt by its reference, which nobody guesses; nothing of what was written. */
export const messageReceiptEndpoint = (reference: string) => `/api/concertation/message-receipts/${reference}`;
export const MESSAGE_REFERENCE = /^MSG-[A-Z0-9]{4}-[A-Z0-9]{4}$/;

/** `GET /api/concertation/own-messages/:token`: what we keep of a message, by the link that went to its address. */
export interface OwnMessage {
  readonly reference: string;
  readonly confirmed: boolean;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** What it means when nobody answers; null where no answer of ours was promised. */
  readonly silence: string | null;
  /** Null until the address has been confirmed: what was typed may be somebody else's words. */
  readonly content: OwnContent | null;
}

export interface OwnContent {
  readonly name: string | null;
  readonly email: string | null;
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly project: string | null;
  readonly publishable: boolean;
  readonly published: { readonly question: string; readonly answer: string | null } | null;
  readonly history: readonly { readonly at: string; readonly words: string; readonly text: string | null }[];
}

/** `POST` to the same address; answers `{ state }`, where `erased` means that nothing is left to show. */
export const ownMessageActShape = z.strictObject({ act: z.enum(['confirm', 'withhold', 'erase']) });
export type OwnMessageAct = z.infer<typeof ownMessageActShape>['act'];
export const ownMessageEndpoint = (token: string) => `/api/concertation/own-messages/${token}`;
export const ownMessagePage = (token: string) => `/participer/mon-message/${token}`;
/** The page that directory letters lead to as well. */
export const notMePage = (token: string) => `/participer/ce-n-est-pas-moi/${token}`;

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMENTS_PATH, ownCommentEndpoint } from '@aggloforum/concertation/contract/comments.ts';
import {
  CLIENT_HEADER,
  DOOR_HEADER,
  doorToken,
  FORM_TOKEN_PATH,
} from '@aggloforum/concertation/contract/taking-part.ts';
import type { Stack } from './stack.ts';

export interface Sending {
  readonly project: string;
  readonly authorName: string;
  readonly body: string;
  readonly email?: string;
  readonly charterVersion: string;
  readonly formToken: string;
  readonly idempotencyKey: string;
}

export interface Answered {
  readonly status: number;
  readonly reference: string;
  /** Token of the author's own page. */
  readonly own: string;
  /** In seconds; null without the header. */
  readonly retryAfter: number | null;
}

type Where = Pick<Stack, 'cms' | 'settings'>;

/** Many citizens from many networks at the CMS itself, as the front door passes them on. */
export class CommentDoor {
  readonly #stack: Where;
  readonly #secret: string;
  readonly project: string;
  readonly #charter: string;

  private constructor(stack: Where, secret: string, project: string, charter: string) {
    this.#stack = stack;
    this.#secret = secret;
    this.project = project;
    this.#charter = charter;
  }

  static async of(stack: Where, project: string): Promise<CommentDoor> {
    const secrets = readFileSync(join(stack.settings.dataDir, 'secrets.json'), 'utf8');
    const { publisherToken } = JSON.parse(secrets) as { readonly publisherToken: string };
    const answer = await fetch(`${stack.cms}/api/concertation/comment-contexts/${project}`);
    const { charterVersion } = (await answer.json()) as { readonly charterVersion: string };
    return new CommentDoor(stack, doorToken(publisherToken), project, charterVersion);
  }

  /** A whole form with a fresh token, ready to be sent, and to be sent again. */
  async form(more: Pick<Sending, 'authorName' | 'body'> & { readonly email?: string }): Promise<Sending> {
    const { formToken } = (await (await fetch(this.#stack.cms + FORM_TOKEN_PATH)).json()) as { formToken: string };
    const { project } = this;
    return { project, charterVersion: this.#charter, formToken, idempotencyKey: randomUUID(), ...more };
  }

  async send(form: Sending, network: string): Promise<Answered> {
    const { status, headers, body } = await this.#post(COMMENTS_PATH, form, network);
    const { reference = '', own = '' } = body as Partial<Pick<Answered, 'reference' | 'own'>>;
    const wait = headers.get('retry-after');
    return { status, reference, own, retryAfter: wait === null ? null : Number(wait) };
  }

  /** The author opens the link of the receipt: decisions are told by mail. */
  async confirm(mailed: string, network: string): Promise<void> {
    const { status } = await this.#post(ownCommentEndpoint(mailed), { act: 'confirm' }, network);
    if (status !== 200) throw new Error(`a confirmation answered ${status}`);
  }

  async #post(path: string, body: object, network: string) {
    const headers = { 'content-type': 'application/json', [CLIENT_HEADER]: network, [DOOR_HEADER]: this.#secret };
    const response = await fetch(this.#stack.cms + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, headers: response.headers, body: (await response.json()) as object };
  }
}

/** An address of the open internet for each number: no two share an allowance. */
export function networkNumber(number: number): string {
  return `${11 + ((number >> 16) % 80)}.${(number >> 8) % 256}.${number % 256}.7`;
}

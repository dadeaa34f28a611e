import { randomUUID } from 'node:crypto';
import {
  appealEndpoint,
  COMMENTS_PATH,
  ownCommentEndpoint,
  reportsPath,
} from '@aggloforum/concertation/contract/comments.ts';
import type { Stack } from './stack.ts';

export interface Posted {
  readonly status: number;
  readonly reference: string;
  /** Token of the author's own page. */
  readonly own: string;
  /** Why it was not taken. */
  readonly reason: string;
}

/** A citizen's sending, at the public endpoint, with a fresh token of the form. */
export async function postComment(
  stack: Stack,
  fields: { readonly project: string; readonly authorName: string; readonly body: string; readonly website?: string },
): Promise<Posted> {
  const around = await ask(stack, 'GET', `/api/concertation/comment-contexts/${fields.project}`);
  const { status, body } = await ask(stack, 'POST', COMMENTS_PATH, {
    ...fields,
    charterVersion: around.body['charterVersion'],
    ...(await sending(stack)),
  });
  return { status, reference: text(body['reference']), own: text(body['own']), reason: text(body['reason']) };
}

export async function reportComment(stack: Stack, id: string, explanation: string): Promise<number> {
  const fields = { reason: 'insult', explanation, goodFaith: 'oui', ...(await sending(stack)) };
  return (await ask(stack, 'POST', reportsPath(id), fields)).status;
}

/** What the author reads of it. */
export async function ownComment(stack: Stack, own: string): Promise<Readonly<Record<string, unknown>>> {
  return (await ask(stack, 'GET', ownCommentEndpoint(own))).body;
}

export async function appealAgainst(stack: Stack, own: string, words: string): Promise<number> {
  const { may } = (await ownComment(stack, own)) as { readonly may: { readonly appeal: string } };
  return (await ask(stack, 'POST', appealEndpoint(may.appeal), { text: words })).status;
}

async function sending(stack: Stack) {
  const { body } = await ask(stack, 'GET', '/api/concertation/form-token');
  return { formToken: body['formToken'], idempotencyKey: randomUUID() };
}

async function ask(stack: Stack, method: string, path: string, body?: object) {
  const response = await fetch(stack.cms + path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

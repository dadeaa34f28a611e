import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  appealEndpoint,
  COMMENTS_PATH,
  ownCommentEndpoint,
  reportsPath,
} from '@aggloforum/concertation/contract/comments.ts';
import { CLIENT_HEADER, DOOR_HEADER, doorToken } from '@aggloforum/concertation/contract/taking-part.ts';
import { networkNumber } from './comment-door.ts';
import type { Stack } from './stack.ts';

let households = 0;

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
  const around = await askAsCitizen(stack, 'GET', `/api/concertation/comment-contexts/${fields.project}`);
  const { status, body } = await askAsCitizen(stack, 'POST', COMMENTS_PATH, {
    ...fields,
    charterVersion: around.body['charterVersion'],
    ...(await sending(stack)),
  });
  return { status, reference: text(body['reference']), own: text(body['own']), reason: text(body['reason']) };
}

export async function reportComment(stack: Stack, id: string, explanation: string, email?: string): Promise<number> {
  const fields = { reason: 'insult', explanation, email, goodFaith: 'oui', ...(await sending(stack)) };
  return (await askAsCitizen(stack, 'POST', reportsPath(id), fields)).status;
}

/** What the author reads of it. */
export async function ownComment(stack: Stack, own: string): Promise<Readonly<Record<string, unknown>>> {
  return (await askAsCitizen(stack, 'GET', ownCommentEndpoint(own))).body;
}

export async function appealAgainst(stack: Stack, own: string, words: string): Promise<number> {
  const { may } = (await ownComment(stack, own)) as { readonly may: { readonly appeal: string } };
  return (await askAsCitizen(stack, 'POST', appealEndpoint(may.appeal), { text: words })).status;
}

export async function sending(stack: Stack) {
  const { body } = await askAsCitizen(stack, 'GET', '/api/concertation/form-token');
  return { formToken: body['formToken'], idempotencyKey: randomUUID() };
}

/** As the front door passes it on, each time for a household of its own: many from one network are suspect. */
export async function askAsCitizen(stack: Stack, method: string, path: string, body?: object) {
  const secrets = JSON.parse(readFileSync(join(stack.settings.dataDir, 'secrets.json'), 'utf8')) as {
    publisherToken: string;
  };
  households += 1;
  const response = await fetch(stack.cms + path, {
    method,
    headers: {
      'content-type': 'application/json',
      [DOOR_HEADER]: doorToken(secrets.publisherToken),
      [CLIENT_HEADER]: networkNumber(households),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BootedCms } from '../../../../cms/testing/boot-cms.ts';
import type { CommentAnswer, ProofChallenge } from '../../contract/comments.ts';
import { CLIENT_HEADER, DOOR_HEADER, doorToken } from '../../contract/taking-part.ts';

/** What a form of comments answers, and what it answers when it refuses. */
export interface FormReply extends CommentAnswer {
  readonly reason: string;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly fields: Readonly<Record<string, string>>;
  };
  /** Beside `proof-needed`. */
  readonly challenge: ProofChallenge;
}

export interface Reply<Body = FormReply> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** A citizen's program: asks the CMS as the front door would pass it on. */
export class CommentsDoor {
  readonly cms: BootedCms;
  #households = 0;

  constructor(cms: BootedCms) {
    this.cms = cms;
  }

  async ask<Body = FormReply>(
    method: string,
    path: string,
    body?: unknown,
    network = '203.0.113.7',
  ): Promise<Reply<Body>> {
    const { url, dataDir } = this.cms;
    const secrets = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { publisherToken: string };
    const response = await fetch(url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        [CLIENT_HEADER]: network,
        [DOOR_HEADER]: doorToken(secrets.publisherToken),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {}) as Body,
      headers: response.headers,
    };
  }

  async sending(): Promise<{ formToken: string; idempotencyKey: string }> {
    const { body } = await this.ask<{ formToken: string }>('GET', '/api/concertation/form-token');
    return { formToken: body.formToken, idempotencyKey: randomUUID() };
  }

  /** A whole, good form, but for what the test changes. */
  async form(more: Readonly<Record<string, unknown>> = {}): Promise<Record<string, unknown>> {
    const usual = { project: 'halle', authorName: 'Ana', body: 'Plantons des arbres.', charterVersion: '1' };
    return { ...usual, ...(await this.sending()), ...more };
  }

  /** Each from a household of its own, as people are. */
  async post(more: Readonly<Record<string, unknown>> = {}): Promise<Reply> {
    this.#households += 1;
    const network = `198.18.${this.#households >> 8}.${this.#households & 255}`;
    return this.ask('POST', '/api/concertation/comments', await this.form(more), network);
  }
}

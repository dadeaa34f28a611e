import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLIENT_HEADER, DOOR_HEADER, doorToken } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Catcher } from '../../../scripts/mail-catcher/catcher.ts';
import { CONSENT } from '../contract/subscription.ts';
import { until } from './opening-fixture.ts';

export interface Reply {
  readonly status: number;
  readonly body: {
    readonly reference?: string;
    readonly state?: string;
    readonly own?: string | null;
    readonly reason?: string;
    readonly error?: { readonly code: string; readonly fields?: Readonly<Record<string, string>> };
  };
  readonly headers: Headers;
}

interface Asked {
  readonly url: string;
  readonly dataDir: string;
}

/** A citizen's program: asks the CMS as the front door would pass it on. */
export class Citizen {
  readonly #cms: () => Asked;
  readonly #network: string;

  constructor(cms: () => Asked, network = '203.0.113.7') {
    this.#cms = cms;
    this.#network = network;
  }

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const { url, dataDir } = this.#cms();
    const secrets = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { publisherToken: string };
    const door = { [CLIENT_HEADER]: this.#network, [DOOR_HEADER]: doorToken(secrets.publisherToken) };
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', ...door, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {}, headers: response.headers };
  }

  async formToken(): Promise<string> {
    const { body } = await this.ask('GET', '/api/concertation/form-token');
    return (body as { formToken: string }).formToken;
  }

  /** A whole, good form, but for what the test changes. */
  async form(more: Readonly<Record<string, unknown>> = {}): Promise<Record<string, unknown>> {
    const sending = { formToken: await this.formToken(), idempotencyKey: randomUUID() };
    return { email: 'dora@example.org', actorKind: 'person', consentVersion: CONSENT.version, ...sending, ...more };
  }

  async send(form: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.ask('POST', '/api/directory-mailing/subscriptions', form, headers);
  }

  async signUp(email: string, more: Readonly<Record<string, unknown>> = {}): Promise<Reply> {
    return this.send(await this.form({ email, ...more }));
  }
}

/** Tokens of the links in the newest mail to an address, by the page that they lead to. */
export async function linksTo(catcher: Catcher, email: string, count = 1): Promise<Readonly<Record<string, string>>> {
  const mails = () => catcher.mailbox.list().filter(({ to }) => to.includes(email));
  await until(`${count} mails to ${email}`, () => mails().length >= count);
  const links = (mails()[0]?.text ?? '').matchAll(/\/participer\/([\w-]+)\/([\w.-]+)/g);
  return Object.fromEntries([...links].map(([, page, token]) => [page ?? '', token ?? '']));
}

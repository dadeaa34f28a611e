import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface AdminClient {
  readonly email: string;
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Adds a file to the media library. */
  upload(name: string, type: string, content: Uint8Array): Promise<Answer>;
  /** Sends one file beside fields, as a form of the administration does. */
  send(path: string, file: SentFile, fields: Readonly<Record<string, string>>): Promise<Answer>;
  /** The same session before another address. */
  at(url: string): AdminClient;
}

export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

interface Account {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** The demonstration's account of a role, logged in as its browser would be. */
export async function logIn(url: string, dataDir: string, role: string): Promise<AdminClient> {
  const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as Account[];
  const account = accounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`no demo account for ${role}`);
  const { email, password } = account;
  const answer = await send(url, 'POST', '/admin/login', {}, { email, password });
  if (answer.status !== 200)
    throw new Error(`log-in of ${role} answered ${answer.status} ${JSON.stringify(answer.body)}`);
  const { token } = (answer.body as { data: { token: string } }).data;
  return withToken(url, email, token);
}

function withToken(url: string, email: string, token: string): AdminClient {
  const headers = { authorization: `Bearer ${token}` };
  const sendFile: AdminClient['send'] = async (path, { name, type, content }, fields) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('files', new Blob([content as Uint8Array<ArrayBuffer>], { type }), name);
    return read(await fetch(url + path, { method: 'POST', headers, body: form }));
  };
  return {
    email,
    ask: (method, path, body) => send(url, method, path, headers, body),
    upload: async (name, type, content) => sendFile('/upload', { name, type, content }, {}),
    send: sendFile,
    at: (other) => withToken(other, email, token),
  };
}

/** A request of somebody who is not logged in. */
export async function askAnonymously(url: string, method: string, path: string, body?: unknown): Promise<Answer> {
  return send(url, method, path, {}, body);
}

async function send(
  url: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answer> {
  const withBody = body === undefined ? {} : { body: JSON.stringify(body) };
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  return read(
    await fetch(`${url}${path}`, {
      method,
      headers: { ...headers, ...type },
      redirect: 'manual',
      signal: AbortSignal.timeout(180_000),
      ...withBody,
    }),
  );
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) as unknown };
  } catch {
    return { status: response.status, body: text };
  }
}

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { BootedCms } from '../../../cms/testing/boot-cms.ts';
import { staffToken } from '../../../cms/testing/staff-token.ts';
import type { ImportOptions } from '../contract/directory.ts';
import { STAKEHOLDER } from '../server/content-types/index.ts';
import { writeSettings } from './opening-fixture.ts';

const ROOT = '/directory-mailing/directory';
export const NO_FILTER = { text: '', state: '', actorKind: '', commune: '', theme: '', source: '' };
export const BASIS = {
  basisKind: 'paper-sheet',
  basisSentence: 'J’accepte d’être prévenu·e de l’ouverture des consultations.',
  basisDay: '2026-03-02',
};

/** What may be chosen, and one person who is in the directory already. */
export async function writeSurroundings({ strapi }: BootedCms): Promise<void> {
  await writeSettings(strapi);
  for (const [name, slug, insee] of [
    ['Nîmes', 'nimes', '30189'],
    ['Aigues-Mortes', 'aigues-mortes', '30003'],
  ] as const)
    await strapi.documents('api::commune.commune').create({ data: { name, slug, insee, member: true } });
  await strapi.documents('api::theme.theme').create({ data: { name: 'Eau et assainissement', slug: 'eau' } });
  const camille = { email: 'camille@example.org', name: 'Camille', communes: [], themes: [], source: 'site-form' };
  await strapi.db.query(STAKEHOLDER).create({
    data: { ...camille, actorKind: 'person', state: 'confirmed', confirmedAt: '2026-11-01T10:00:00.000Z' },
  });
}

/** What a reply holds, as far as the tests look. */
export interface Said {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly error?: { readonly message: string; readonly fields?: object } };
}

/** Somebody of the staff with this role, logged in. */
export async function staff(cms: BootedCms, role: string): Promise<Keeper> {
  const { token } = await staffToken(cms, role);
  return new Keeper(cms.url, token);
}

/** The server is in this process: after long work, the connections that it has closed are noticed first. Milliseconds. */
const NOTICED = 10;

/** Somebody of the staff who keeps the directory. */
export class Keeper {
  readonly #url: string;
  readonly #headers: Record<string, string>;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#headers = { authorization: `Bearer ${token}` };
  }

  async ask(method: string, path: string, body?: unknown): Promise<Said> {
    const typed = { ...this.#headers, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    await pause(NOTICED);
    return said(await fetch(this.#url + ROOT + path, { method, headers: typed, ...sent }));
  }

  async search(filter: object = {}, page = 1): Promise<Said> {
    return this.ask('POST', '/search', { ...NO_FILTER, ...filter, page });
  }

  async bring(content: string | Uint8Array, more: Partial<ImportOptions> = {}, preview = false): Promise<Said> {
    const form = new FormData();
    const options = { columns: null, actorKind: 'person', key: randomUUID(), ...BASIS, ...more };
    form.append('options', JSON.stringify(options));
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    form.append('files', new Blob([bytes as Uint8Array<ArrayBuffer>]), 'liste.csv');
    await pause(NOTICED);
    const address = `${this.#url}${ROOT}/import${preview ? '/preview' : ''}`;
    return said(await fetch(address, { method: 'POST', headers: this.#headers, body: form }));
  }

  async idOf(email: string): Promise<string> {
    const { body } = await this.search({ text: email });
    return (body['items'] as { id: string }[])[0]?.id ?? '';
  }
}

async function said(response: Response): Promise<Said> {
  const text = await response.text();
  return { status: response.status, body: /^[{[]/.test(text) ? JSON.parse(text) : {} };
}

import type { AdminClient, Answer } from '../../../cms/testing/admin-client.ts';
import type { ImportOptions } from '../contract/directory.ts';

const ROOT = '/directory-mailing/directory';
export const NO_FILTER = { text: '', state: '', actorKind: '', commune: '', theme: '', source: '' };
export const BASIS = {
  basisKind: 'paper-sheet',
  basisSentence: 'J’accepte d’être prévenu·e de l’ouverture des consultations.',
  basisDay: '2026-03-02',
};

/** What a reply holds, as far as the tests look. */
export interface Said {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly error?: { readonly message: string; readonly fields?: object } };
}

/** Somebody of the staff who keeps the directory. */
export class Keeper {
  readonly #client: AdminClient;

  constructor(client: AdminClient) {
    this.#client = client;
  }

  async ask(method: string, path: string, body?: unknown): Promise<Said> {
    return said(await this.#client.ask(method, ROOT + path, body));
  }

  async search(filter: object = {}, page = 1): Promise<Said> {
    return this.ask('POST', '/search', { ...NO_FILTER, ...filter, page });
  }

  async bring(content: string | Uint8Array, more: Partial<ImportOptions> = {}, preview = false): Promise<Said> {
    const form = new FormData();
    const options = { columns: null, actorKind: 'person', key: crypto.randomUUID(), ...BASIS, ...more };
    form.append('options', JSON.stringify(options));
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), 'liste.csv');
    return said(await this.#client.send(`${ROOT}/import${preview ? '/preview' : ''}`, form));
  }

  async idOf(email: string): Promise<string> {
    const { body } = await this.search({ text: email });
    return (body['items'] as { id: string }[])[0]?.id ?? '';
  }
}

const said = ({ status, body }: Answer): Said => ({ status, body: (body ?? {}) as Said['body'] });

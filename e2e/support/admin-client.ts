/** The admin's own API, as one person. */
export class AdminClient {
  readonly #cms: string;
  readonly #account: { readonly email: string; readonly password: string };
  #token: string | null = null;

  constructor(cms: string, account: { readonly email: string; readonly password: string }) {
    this.#cms = cms;
    this.#account = account;
  }

  async call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    this.#token ??= await this.#logIn();
    const response = await fetch(this.#cms + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as unknown) : text,
    };
  }

  async #logIn(): Promise<string> {
    const response = await fetch(`${this.#cms}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.#account),
    });
    if (!response.ok) throw new Error(`log-in answers ${response.status}`);
    const { data } = (await response.json()) as { data: { token: string } };
    return data.token;
  }
}

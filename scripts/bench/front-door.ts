import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Long enough for the largest file at the largest size; then nothing will come any more. */
const PATIENCE_MS = 90_000;

export interface Said {
  readonly status: number;
  readonly etag: string;
  readonly text: string;
}

/** A reader who asks again and again, over one connection. */
export class Reader {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(port: number) {
    this.#port = port;
  }

  /** The moment, by `performance.now()`, at which the front door had answered so. */
  async until(
    path: string,
    isSo: (said: Said) => boolean,
    everyMs = 1,
    method: 'GET' | 'HEAD' = 'GET',
  ): Promise<number> {
    for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await pause(everyMs)) {
      const said = await this.ask(path, method).catch(() => null);
      if (said !== null && isSo(said)) return performance.now();
    }
    throw new Error(`${path} : la réponse attendue n’est pas venue.`);
  }

  async ask(path: string, method: 'GET' | 'HEAD' = 'GET'): Promise<Said> {
    const { promise, resolve, reject } = Promise.withResolvers<Said>();
    const asked = request({ agent: this.#agent, host: '127.0.0.1', port: this.#port, path, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, etag: headers.etag ?? '', text: Buffer.concat(chunks).toString() });
      });
    });
    asked.on('error', reject).end();
    return promise;
  }

  close(): void {
    this.#agent.destroy();
  }
}

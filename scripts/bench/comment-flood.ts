import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';

/** In a thread of its own, so that it does not slow down who measures. */
export interface Flood {
  readonly site: string;
  readonly project: string;
  readonly charterVersion: string;
  readonly connections: number;
  readonly seconds: number;
}

export interface Flooded {
  /** « 201 », « 429 », « 503 », « broken ». */
  readonly byStatus: Readonly<Record<string, number>>;
  /** 429 and 503 that do not say when to come back. */
  readonly silent: number;
}

const { site, project, charterVersion, connections, seconds } = workerData as Flood;
const deadline = performance.now() + seconds * 1_000;
const byStatus: Record<string, number> = {};
let silent = 0;
let count = 0;

/** Every second one shares one network; the others come from everywhere. */
async function citizen(number: number): Promise<void> {
  while (performance.now() < deadline) {
    count += 1;
    const network = number % 2 === 0 ? '198.51.100.7' : `${20 + (count >> 16)}.${(count >> 8) % 256}.${count % 256}.9`;
    const status = await sent(network).catch(() => 'broken');
    byStatus[status] = (byStatus[status] ?? 0) + 1;
  }
}

async function sent(network: string): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': network };
  const asked = await fetch(`${site}/api/concertation/form-token`, { headers });
  if (!asked.ok) return told(asked);
  const { formToken } = (await asked.json()) as { readonly formToken: string };
  const body = `Un avis de plus, ${randomUUID()}.`;
  const form = { project, charterVersion, authorName: 'Ana', body, formToken, idempotencyKey: randomUUID() };
  return told(
    await fetch(`${site}/api/concertation/comments`, { method: 'POST', headers, body: JSON.stringify(form) }),
  );
}

async function told(response: Response): Promise<string> {
  await response.arrayBuffer();
  const { status, headers } = response;
  if ((status === 429 || status === 503) && headers.get('retry-after') === null) silent += 1;
  return String(status);
}

await Promise.all(Array.from({ length: connections }, async (_, number) => citizen(number)));
parentPort?.postMessage({ byStatus, silent } satisfies Flooded);

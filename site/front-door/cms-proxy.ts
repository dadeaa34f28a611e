import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf } from './body.ts';

const TIME_OUT_MS = 10_000;
/** Neither cookies nor any other header of the client's choosing reaches the CMS. */
const PASSED_ON = ['accept', 'content-type', 'origin', 'sec-fetch-site', 'x-aggloforum-signature'];
const PASSED_BACK = ['content-type', 'retry-after', 'cache-control', 'location'];

interface Passing {
  readonly path: string;
  /** Bytes of body that are passed on. */
  readonly limit: number;
  /** Of the front door: over whatever the client sent. */
  readonly own: Readonly<Record<string, string>>;
}

/** Passes one allowed request on to the CMS. */
export async function passOn(
  cmsUrl: string,
  request: IncomingMessage,
  response: ServerResponse,
  { path, limit, own }: Passing,
): Promise<void> {
  const body = await bodyOf(request, limit);
  if (body === null) return refuse(response, 413, 'too-large', 'Ce message est trop long.');
  const headers = new Headers(own);
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const method = request.method ?? 'GET';
  try {
    const answer = await fetch(`${cmsUrl}${path}`, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIME_OUT_MS),
      ...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.statusCode = answer.status;
    for (const name of PASSED_BACK) {
      const value = answer.headers.get(name);
      if (value !== null) response.setHeader(name, value);
    }
    if (!answer.headers.has('cache-control')) response.setHeader('Cache-Control', 'no-store');
    response.end(bytes);
  } catch {
    response.setHeader('Retry-After', '30');
    refuse(
      response,
      503,
      'unavailable',
      'Le service est momentanément indisponible. Réessayez dans quelques instants.',
    );
  }
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  if (status === 413) response.setHeader('Connection', 'close');
  response.end(JSON.stringify({ error: { code, message } }));
}

/** Whether the CMS says that it is fit. */
export async function cmsIsUp(cmsUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(`${cmsUrl}/health`, { signal: AbortSignal.timeout(1_500) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

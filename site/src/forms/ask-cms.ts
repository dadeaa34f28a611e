import { LEAVING_TAKES } from '@aggloforum/directory-mailing/contract/unsubscription.ts';
import { siteEnvironment } from '../../environment.ts';
import { doorHeaders } from '../../front-door/door-headers.ts';

/** Longer than the CMS takes where it waits for a message in flight, shorter than the front door's own 30 s. */
export const PATIENCE_MS = LEAVING_TAKES + 5_000;

export interface CmsAnswer<Body> {
  readonly status: number;
  readonly body: Body;
  /** Seconds. */
  readonly retryAfter: string;
}

/** Asks the CMS for somebody; null when it does not answer. `client` is who asks, as the front door sees them. */
export async function askCms<Body>(path: string, client: string, sent?: unknown): Promise<CmsAnswer<Body> | null> {
  const { cmsUrl, dataDir } = siteEnvironment();
  try {
    const answer = await fetch(cmsUrl + path, {
      method: sent === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...doorHeaders(client, dataDir) },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    });
    const body = (await answer.json()) as Body;
    if (answer.status >= 500) return null;
    return { status: answer.status, body, retryAfter: answer.headers.get('retry-after') ?? '60' };
  } catch {
    return null;
  }
}

/** French sentences by field. */
export type Errors = Readonly<Record<string, string>>;

interface Problem {
  readonly code: string;
  /** For the person. */
  readonly message: string;
  /** Empty when it is not about fields. */
  readonly fields: Errors;
}

const WORDLESS = 'Le service a refusé cette demande. Réessayez un peu plus tard.';

/** Why something was refused. What answers in a shape of its own has said nothing that a person could use. */
export function problemOf({ body }: CmsAnswer<unknown>): Problem {
  const { error } = (body ?? {}) as { readonly error?: Partial<Problem> };
  if (typeof error?.code !== 'string') return { code: '', message: WORDLESS, fields: {} };
  return { code: error.code, message: error.message ?? WORDLESS, fields: error.fields ?? {} };
}

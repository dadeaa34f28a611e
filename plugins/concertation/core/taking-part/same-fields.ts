import { createHmac } from 'node:crypto';

/** How long a repeated request gets the answer of the first. Milliseconds. */
export const ANSWER_LASTS = 7 * 24 * 3_600_000;

/** Equal for equal fields in any order; keyed, because what was typed must not be guessed from it. */
export function fieldsMark(fields: Readonly<Record<string, unknown>>, secret: string): string {
  return createHmac('sha256', secret)
    .update(`aggloforum\nfields\n${canonical(fields)}`)
    .digest('base64url');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, content]) => content !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, content]) => `${JSON.stringify(name)}:${canonical(content)}`).join()}}`;
}

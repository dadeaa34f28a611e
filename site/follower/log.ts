/** One line of JSON: a stable name and ids, never a text of an entry. */
export function log(event: string, details: Readonly<Record<string, unknown>> = {}): void {
  process.stdout.write(`${JSON.stringify({ event, ...details })}\n`);
}

/** A short text of the address that was asked for; nothing where there is none. */
export function queryText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;
}

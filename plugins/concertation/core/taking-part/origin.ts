export interface Origins {
  readonly site: string | undefined;
  readonly origin: string | undefined;
}

/**
 * Whether a post may come from where it says it comes from. `Sec-Fetch-Site` first, which a page cannot forge; then
 * `Origin`; a client that sends neither is no browser, and carries nobody's rights.
 */
export function postIsOurs({ site, origin }: Origins, publicUrl: string): boolean {
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined || origin === new URL(publicUrl).origin;
}

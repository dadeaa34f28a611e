/** Where a click lands: a page that shows a form; reading it changes nothing, for link scanners follow links. */
export function unsubscriptionPage(token: string): string {
  return `/participer/desinscription/${token}`;
}

/** Where the one click of RFC 8058 and the page's form post to: any body, always 200, as often as you like. */
export function unsubscriptionEndpoint(token: string): string {
  return `/api/directory-mailing/unsubscriptions/${token}`;
}

/** How long the answer waits for a message that is on its way to who leaves. Whoever asks waits longer. Milliseconds. */
export const LEAVING_TAKES = 10_000;

import type { ProofChallenge } from '@aggloforum/concertation/contract/comments.ts';

/** Between two looks at the page: digests are made beside it, so that it stays at hand. */
const SLICE = 500;
const PATIENCE_MS = 30_000;

/** What the endpoint takes as `proof`; nothing when it cannot be had: the text is then sent without, and read first. */
export async function solved({ maxnumber, ...challenge }: ProofChallenge): Promise<string | undefined> {
  const end = performance.now() + PATIENCE_MS;
  const wanted = challenge.challenge;
  for (let from = 0; from <= maxnumber && performance.now() < end; from += SLICE) {
    const digests = await Promise.all(
      Array.from({ length: SLICE }, async (_, at) => digest(challenge.salt + (from + at))),
    );
    const at = digests.indexOf(wanted);
    if (at >= 0) return btoa(JSON.stringify({ ...challenge, number: from + at }));
  }
  return undefined;
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

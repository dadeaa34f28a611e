import type { ProofChallenge } from '@aggloforum/concertation/contract/comments.ts';

/** Digests are made beside the page; so many are waited for together. */
const SLICE = 50;
/** After so long whatever waits on the page comes first: painting, typing, reading out. */
const TURN_MS = 20;
const PATIENCE_MS = 30_000;

/** The page's own time; a test has another one. */
export interface Pace {
  now(): number;
  /** Lets the page do what it has to. */
  turn(): Promise<void>;
}

const PAGE: Pace = { now: () => performance.now(), turn };

/** What the endpoint takes as `proof`; nothing when it cannot be had in time. */
export async function solved(
  { maxnumber, ...challenge }: ProofChallenge,
  pace: Pace = PAGE,
): Promise<string | undefined> {
  const wanted = bytesOf(challenge.challenge);
  const end = pace.now() + PATIENCE_MS;
  // At once: what the page says of it stands before the work begins.
  let turnAt = 0;
  for (let from = 0; from <= maxnumber && pace.now() < end; from += SLICE) {
    if (pace.now() >= turnAt) {
      await pace.turn();
      turnAt = pace.now() + TURN_MS;
    }
    const numbers = Array.from({ length: SLICE }, (_, at) => from + at);
    const digests = await Promise.all(numbers.map(async (number) => digest(challenge.salt + number)));
    const at = digests.findIndex((bytes) => bytes.every((byte, index) => byte === wanted[index]));
    if (at >= 0) return btoa(JSON.stringify({ ...challenge, number: from + at }));
  }
  return undefined;
}

const ENCODER = new TextEncoder();

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', ENCODER.encode(text)));
}

function bytesOf(hex: string): readonly number[] {
  return (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
}

/** By a message, not by a timer: of a tab that nobody looks at, a timer comes once a second. */
async function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise((done) => {
    port1.onmessage = done;
    port2.postMessage(null);
  });
  port1.close();
}

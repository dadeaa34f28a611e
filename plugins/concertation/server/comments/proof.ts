import { createHmac } from 'node:crypto';
import { createChallenge, extractParams, verifySolution } from 'altcha-lib/v1';
import { z } from 'zod';
import type { ProofChallenge } from '../../contract/comments.ts';

/** Long enough for an old telephone, too short to be worth collecting. */
const PROOF_LASTS = 5 * 60_000;
/** About a second of work for a telephone: nothing for a person, a bill for who sends thousands. */
const MOST_WORK = 50_000;

const PAYLOAD = z.strictObject({
  algorithm: z.literal('SHA-256'),
  challenge: z.string().length(64),
  number: z.number().int().min(0).max(MOST_WORK),
  salt: z.string().max(400),
  signature: z.string().length(64),
});

/** For one form token (`form`), which is spent by the transaction that stores: so is the proof, and serves no other. */
export async function proofChallenge(secret: string, form: string, now: number): Promise<ProofChallenge> {
  const made = await createChallenge({
    algorithm: 'SHA-256',
    hmacKey: keyFrom(secret),
    maxnumber: MOST_WORK,
    params: { form, until: String(now + PROOF_LASTS) },
  });
  return { ...made, algorithm: 'SHA-256', maxnumber: MOST_WORK };
}

/** Whether `proof` (base64 of JSON, as ALTCHA writes it) answers a challenge of ours for this form, in time. */
export async function proofHolds(proof: string, secret: string, form: string, now: number): Promise<boolean> {
  const payload = PAYLOAD.safeParse(decoded(proof));
  if (!payload.success) return false;
  const said = extractParams(payload.data);
  if (said['form'] !== form || !(Number(said['until']) > now)) return false;
  // Its end is ours, by the clock of the house.
  return verifySolution(payload.data, keyFrom(secret), false);
}

function decoded(proof: string): unknown {
  try {
    return JSON.parse(Buffer.from(proof, 'base64').toString());
  } catch {
    return null;
  }
}

function keyFrom(secret: string): string {
  return createHmac('sha256', secret).update('aggloforum\nproof').digest('base64url');
}

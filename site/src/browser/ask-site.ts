import type { ProofChallenge } from '@aggloforum/concertation/contract/comments.ts';
import type { FormAnswer, FormProblem, FormToken } from '@aggloforum/concertation/contract/taking-part.ts';

export interface Answer {
  readonly status: number;
  /** `own`: token of the page of whoever wrote it; `challenge`: what to work out first. */
  readonly body: Partial<FormAnswer & FormProblem & { readonly own: string; readonly challenge: ProofChallenge }>;
}

const PATIENCE_MS = 15_000;

/** Empty when nobody answers. */
export async function freshToken(): Promise<string> {
  const answer = await ask<Partial<FormToken>>('/api/concertation/form-token', {});
  return answer?.body.formToken ?? '';
}

/** Null when nobody answers, or not in JSON: whether it was stored is then not known. */
export async function post(endpoint: string, body: object): Promise<Answer | null> {
  return ask(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function ask<Body>(path: string, init: RequestInit): Promise<{ status: number; body: Body } | null> {
  try {
    const answer = await fetch(path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    return { status: answer.status, body: (await answer.json()) as Body };
  } catch {
    return null;
  }
}

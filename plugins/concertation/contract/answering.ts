import type { ZodType } from 'zod';
import { malformed, Refusal } from '../core/refusal.ts';

export { staffName, type StaffNames } from '../core/staff-name.ts';

/** What of a request's context it takes to answer it. */
export interface Answered {
  set(name: string, value: string): void;
  status: number;
  body: unknown;
}

/** Answers what `act` returns, and turns an expected refusal into its status; anything else is a fault of ours. */
export async function answerOrRefuse(context: Answered, act: () => Promise<unknown>, status = 200): Promise<void> {
  try {
    context.body = await act();
    context.status = status;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(context, error);
  }
}

export function refuse(context: Answered, { status, body, retryAfter }: Refusal): void {
  context.status = status;
  context.body = body;
  if (retryAfter !== undefined) context.set('Retry-After', String(retryAfter));
}

/** What was sent, once it has the shape that our pages send. */
export function shaped<T>(shape: ZodType<T>, body: unknown): T {
  const asked = shape.safeParse(body);
  if (asked.success) return asked.data;
  throw malformed();
}

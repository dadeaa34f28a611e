/** An expected refusal on its way to the person who asked; thrown so that the transaction rolls back. */
export class Refusal extends Error {
  readonly status: 400 | 403 | 404 | 409 | 410 | 415 | 422 | 429 | 503;
  readonly body: object;
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(status: Refusal['status'], body: object, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
  }
}

/** What the person typed must be corrected: French sentences by field. */
export function invalid(fields: Readonly<Record<string, string>>, message = sentenceOf(fields)): Refusal {
  return new Refusal(422, { error: { code: 'invalid', message, fields } }, message);
}

/** Refused as a whole, for a reason that a program knows by its code and a person by its sentence. */
export function refused(status: Refusal['status'], code: string, message: string, retryAfter?: number): Refusal {
  const error = { code, message };
  return new Refusal(status, status === 409 ? { reason: code, error } : { error }, message, retryAfter);
}

/** What no page of ours sends: a program is at fault, or the page is older than we are. */
export function malformed(): Refusal {
  return refused(400, 'malformed', 'Demande mal formée. Rechargez la page et recommencez.');
}

function sentenceOf(fields: Readonly<Record<string, string>>): string {
  const count = Object.keys(fields).length;
  return count === 1 ? 'Un champ est à corriger.' : `${count} champs sont à corriger.`;
}

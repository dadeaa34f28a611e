/** An expected refusal on its way to the person who asked; thrown so that the transaction rolls back. */
export class Refusal extends Error {
  readonly status: 403 | 404 | 409 | 422;
  readonly body: object;

  constructor(status: 403 | 404 | 409 | 422, body: object, message: string) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

export function notFound(): Refusal {
  const message = 'Ce dossier n’existe pas ou n’est pas le vôtre.';
  return new Refusal(404, { error: { code: 'not-found', message } }, message);
}

export function forbidden(message = 'Votre rôle ne permet pas cette action sur ce dossier.'): Refusal {
  return new Refusal(403, { error: { code: 'forbidden', message } }, message);
}

export function changedMeanwhile(by: string, at: string): Refusal {
  return new Refusal(409, { reason: 'changed-meanwhile', by, at }, 'changed meanwhile');
}

export function invalid(fields: Readonly<Record<string, string>>, message = sentenceOf(fields)): Refusal {
  return new Refusal(422, { error: { code: 'invalid', message, fields } }, message);
}

function sentenceOf(fields: Readonly<Record<string, string>>): string {
  const count = Object.keys(fields).length;
  return count === 1 ? 'Un champ est à corriger.' : `${count} champs sont à corriger.`;
}

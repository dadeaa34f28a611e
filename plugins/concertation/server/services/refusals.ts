import { Refusal, refused } from '../../core/refusal.ts';

export { invalid, Refusal } from '../../core/refusal.ts';

export function notFound(): Refusal {
  return refused(404, 'not-found', 'Ce dossier n’existe pas ou n’est pas le vôtre.');
}

export function forbidden(message = 'Votre rôle ne permet pas cette action sur ce dossier.'): Refusal {
  return refused(403, 'forbidden', message);
}

export function changedMeanwhile(by: string, at: string): Refusal {
  return new Refusal(409, { reason: 'changed-meanwhile', by, at }, 'changed meanwhile');
}

export function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof Refusal && 'reason' in error.body && error.body.reason === 'changed-meanwhile';
}

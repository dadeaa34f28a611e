import type { PolicyMode } from './words.ts';

export interface PublicPolicy {
  readonly mode: PolicyMode;
  readonly teamDays: number;
  readonly electedDays: number;
}

/** Working days within which an appeal is answered. */
export const APPEAL_DAYS = 10;

const days = (count: number) => (count === 1 ? 'un jour ouvré' : `${count} jours ouvrés`);

/** Said at the form before sending, and again after it. */
export function whatHappensNext({ mode, teamDays, electedDays }: PublicPolicy): string {
  if (mode === 'post-moderation')
    return `Votre texte paraît dès l’envoi, sauf s’il faut d’abord le relire\u00a0: l’équipe du projet le fait alors sous ${days(teamDays)}.`;
  if (mode === 'pre-moderation')
    return `L’équipe du projet lit votre texte avant qu’il paraisse, sous ${days(teamDays)}.`;
  return `L’équipe du projet lit votre texte, sous ${days(teamDays)}, puis l’élu·e délégué·e, sous ${days(electedDays)}. Il paraît ensuite.`;
}

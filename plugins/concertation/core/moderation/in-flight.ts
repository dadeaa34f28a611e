import type { PolicyMode } from '../comments/words.ts';

/** What happens to the texts on their way when a consultation's policy changes: said before, and written in the log. */
export function inFlight(from: PolicyMode, to: PolicyMode): string {
  if (from === to) return 'Les textes en attente suivent leur chemin, avec les délais de la nouvelle version.';
  const kept = 'Les textes publiés le restent.';
  if (to === 'pre-moderation-two-keys')
    return `${kept} Les textes en attente de l’équipe iront ensuite à l’élu·e délégué·e.`;
  const back =
    from === 'pre-moderation-two-keys'
      ? ' Les textes qui attendaient l’élu·e reviennent à l’équipe\u00a0: le changement n’en publie aucun.'
      : '';
  return to === 'post-moderation'
    ? `${kept} Les textes en attente restent à lire\u00a0; seuls les nouveaux paraissent dès l’envoi.${back}`
    : `${kept} Les nouveaux textes sont lus avant de paraître.${back}`;
}

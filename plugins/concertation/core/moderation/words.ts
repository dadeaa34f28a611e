import { type PolicyMode, type RevisionState, WAITING_STATES } from '../comments/words.ts';

const STATE_WORDS: Readonly<Record<RevisionState, string>> = {
  'spam-held': 'retenu comme indésirable',
  'rule-held': 'retenu par une règle',
  'awaiting-team': 'en attente de l’équipe',
  'awaiting-elected': 'en attente de l’élu·e',
  published: 'publié',
  'published-redacted': 'publié, en partie masqué',
  'sent-back': 'renvoyé à son auteur·rice',
  refused: 'refusé',
  removed: 'retiré',
};

/** To the staff; `forAuthor`: what an author is told, to whom being taken for spam is no news worth giving. */
export function stateWords(state: RevisionState, forAuthor = false): string {
  if (forAuthor && state === 'sent-back') return 'à corriger, nous vous l’avons renvoyé';
  if (forAuthor && (state === 'spam-held' || state === 'rule-held')) return 'en attente de relecture';
  return STATE_WORDS[state];
}

/** Of a text among others: one that nobody waits for any more was replaced, or has served its time. */
export function versionWords(version: { readonly state: RevisionState; readonly waiting: boolean }, forAuthor = false) {
  if (WAITING_STATES.has(version.state) && !version.waiting) return 'resté sans décision';
  return stateWords(version.state, forAuthor);
}

export const RESPONSIBILITY =
  'La direction de la publication répond des textes publiés\u00a0; d’un commentaire d’habitant, seulement si, avertie, elle ne l’a pas retiré promptement (loi du 29 juillet 1982, art. 93-3).';
const READ_BEFORE =
  'Comme chaque texte est lu avant de paraître, la direction de la publication en a connaissance\u00a0: ce qui est approuvé l’engage (loi du 29 juillet 1982, art. 93-3).';

const CONSEQUENCES: Readonly<Record<PolicyMode, readonly string[]>> = {
  'post-moderation': [
    'Un texte paraît dès l’envoi, sauf si une règle le retient.',
    'Une correction est toujours relue avant de remplacer le texte public.',
    RESPONSIBILITY,
  ],
  'pre-moderation': [
    'Rien ne paraît avant que l’équipe du projet l’ait lu.',
    'Les délais annoncés aux habitants courent en jours ouvrés.',
    READ_BEFORE,
  ],
  'pre-moderation-two-keys': [
    'Rien ne paraît avant que l’équipe du projet, puis l’élu·e délégué·e l’aient lu\u00a0: deux personnes.',
    'Un retard de l’élu·e est signalé\u00a0; aucun texte n’est publié automatiquement pour autant.',
    READ_BEFORE,
  ],
};

/** What a policy means, for whoever chooses it. */
export function policyConsequences(mode: PolicyMode): readonly string[] {
  return CONSEQUENCES[mode];
}

/** Beside a legal register, to whoever switches comments on. */
export const OUTSIDE_REGISTER =
  'Les observations de cette procédure vont au registre légal. Ce qui est écrit sur le site est «\u00a0hors registre\u00a0»\u00a0: la page le dit, et l’autorité qui tient le registre n’en est pas saisie.';

/** How the page « Publication » names the changes that the plugins and Strapi record. */
const KINDS: Readonly<Record<string, string>> = {
  create: 'Créé',
  update: 'Modifié',
  delete: 'Supprimé',
  publish: 'Publié',
  unpublish: 'Retiré',
  clone: 'Copié',
  discardDraft: 'Brouillon abandonné',
  'cms-started': 'Administration lancée',
  'desired-changed': 'Reconstruction demandée',
  withdrawn: 'Adresse retirée',
  // Told before and after: the pages of both must be drawn.
  'file-changing': 'Fichier modifié',
  'file-changed': 'Fichier modifié',
  'comment-published': 'Commentaire publié',
  'comment-changed': 'Commentaire modifié',
  'comment-removed': 'Commentaire retiré',
  'comment-withdrawn': 'Commentaire retiré par son auteur·rice',
  'comment-erased': 'Commentaire effacé',
  'moderation-counted': 'Chiffres de la modération',
  'participation-changed': 'Réglage des commentaires',
  'questions-changed': 'Questions et réponses publiques',
  'directory-told': 'Annuaire prévenu',
};

/** Of the recorded changes; one that has no word of its own is a change. */
export function kindInWords(kind: string): string {
  return KINDS[kind] ?? 'Changement';
}

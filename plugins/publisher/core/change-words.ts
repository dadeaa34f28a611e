import { type Reader, arrivalOf } from './arrival.ts';

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

interface Change {
  readonly position: number;
  readonly online: readonly { readonly name: string; readonly since: string }[];
}

/** Where one change has come to. A failure is told of the changes that wait behind it. */
export function changeStanding(
  { position, online }: Change,
  readers: readonly Reader[],
  now: number,
): { state: 'going' | 'online'; since: string | null; failure: string | null } {
  const arrivals = online.map(({ name, since }) => ({ name, position, at: since }));
  const known = readers.map((reader) => (arrivals.some(({ name }) => name === reader.name) ? arrived(reader) : reader));
  const { everywhere, since, failure } = arrivalOf(position, known, arrivals, now);
  return { state: everywhere ? 'online' : 'going', since, failure };
}

const arrived = (reader: Reader): Reader => ({ ...reader, failure: null });

/** What the administration calls things; one place for pages, exports and letters. */
export const STATES = {
  confirmed: 'Inscrit·e',
  paused: 'En pause',
  unsubscribed: 'Désinscrit·e',
  bounced: 'En retour',
} as const;

export const SOURCES = {
  'site-form': 'Formulaire du site',
  staff: 'Saisie par l’équipe',
  import: 'Fichier importé',
  'own-page': 'Page personnelle',
  'mail-link': 'Lien d’un courriel',
  demo: 'Démonstration',
  bounce: 'Message revenu',
  complaint: 'Signalement comme indésirable',
} as const;

/** By which a person may have come in. */
export const ENTRY_SOURCES = ['site-form', 'staff', 'import', 'demo'] as const;

export const CONSENT_ACTS = {
  given: 'Accord donné',
  renewed: 'Accord renouvelé',
  paused: 'Pause',
  resumed: 'Reprise',
  withdrawn: 'Accord retiré',
  bounced: 'Adresse qui ne reçoit plus',
} as const;

export const DELIVERY_STATES = {
  queued: 'En attente',
  attempting: 'En cours d’envoi',
  accepted: 'Remis au serveur de messagerie',
  failed: 'Refusé',
  'in-doubt': 'Incertain',
  skipped: 'Non envoyé',
  bounced: 'Revenu',
} as const;

export const SUPPRESSION_REASONS = {
  erased: 'Effacement demandé',
  retention: 'Effacement après la durée de conservation',
  complained: 'Signalement comme indésirable',
  disowned: '«\u00a0Ce n’est pas moi\u00a0» (30 jours)',
} as const;

export const STAFF_ACTS = {
  added: 'Ajout à la main',
  corrected: 'Correction',
  'taken-out': 'Désinscription par l’équipe',
  erased: 'Effacement par l’équipe',
  'copy-confirmed': 'Copie de la base autorisée à envoyer',
  'letter-resent': 'Message en doute renvoyé',
  'letter-left': 'Message en doute laissé',
  imported: 'Import',
  exported: 'Export',
  'mark-lifted': 'Levée d’une marque',
} as const;

/** A row written by a later or earlier version is shown as it is. */
export function wordFor(words: Readonly<Record<string, string>>, key: string | null): string {
  return key === null ? 'Non renseigné' : (words[key] ?? key);
}

import type {
  ConsultationForm,
  DocumentForm,
  DossierState,
  DossierVersionView,
  EventForm,
  FactForm,
} from '../../../contract/dossier.ts';
import type { Phase } from '../../../core/phase.ts';

export const STATES: Readonly<Record<DossierState, string>> = {
  draft: 'Brouillon',
  scheduled: 'Programmé',
  published: 'Publié',
  modified: 'Modifié depuis la publication',
  withdrawn: 'Dépublié',
};

export const PHASES: Readonly<Record<Phase, string>> = {
  open: 'Ouverte',
  suspended: 'Suspendue',
  announced: 'Annoncée',
  closed: 'Close',
  'reported-back': 'Restituée',
  settled: 'Classée',
  cancelled: 'Annulée',
  undated: 'Sans date connue',
};

export const ROLES: Readonly<Record<DocumentForm['role'], string>> = {
  order: 'Arrêté',
  notice: 'Avis au public',
  file: 'Pièce du dossier',
  minutes: 'Compte rendu',
  report: 'Rapport',
  conclusions: 'Conclusions',
  decision: 'Décision',
};

export const EVENT_KINDS: Readonly<Record<EventForm['kind'], string>> = {
  'public-meeting': 'Réunion publique',
  'drop-in-session': 'Permanence',
  workshop: 'Atelier',
  'site-visit': 'Visite de terrain',
  milestone: 'Étape du projet',
};

export const EVENT_STATES: Readonly<Record<EventForm['eventStatus'], string>> = {
  planned: 'Prévu',
  changed: 'Déplacé',
  cancelled: 'Annulé',
};

export const FACT_KINDS: Readonly<Record<FactForm['kind'], string>> = {
  extended: 'Prolongée',
  suspended: 'Suspendue',
  resumed: 'Reprise',
  cancelled: 'Annulée',
  replaced: 'Remplacée',
  'reported-back': 'Restituée',
  settled: 'Classée',
};

export const ORIGINS: Readonly<Record<ConsultationForm['origin'], string>> = {
  native: 'Tenue par l’agglomération',
  archive: 'Archive, reprise de documents anciens',
  relay: 'Relais, tenue par un autre organisme',
};

export const VERSION_KINDS: Readonly<Record<DossierVersionView['kind'], string>> = {
  published: 'Publication',
  restored: 'Retour à une version',
  scheduled: 'Programmation',
  withdrawn: 'Dépublication',
};

/** Options of a select, in the order in which they are written above. */
export function optionsOf(labels: Readonly<Record<string, string>>): { id: string; label: string }[] {
  return Object.entries(labels).map(([id, label]) => ({ id, label }));
}

import type { DocumentRole, EventKind, PublicSynthesis } from '@aggloforum/publisher/contract';

export const EVENT_KINDS: Readonly<Record<EventKind, string>> = {
  'public-meeting': 'Réunion publique',
  'drop-in-session': 'Permanence',
  workshop: 'Atelier',
  'site-visit': 'Visite de terrain',
  milestone: 'Étape',
};

export const DOCUMENT_ROLES: Readonly<Record<DocumentRole, string>> = {
  order: 'Arrêté ou délibération',
  notice: 'Avis',
  file: 'Dossier',
  minutes: 'Compte rendu',
  report: 'Rapport ou bilan',
  conclusions: 'Conclusions',
  decision: 'Décision',
};

export const SYNTHESIS_KINDS: Readonly<Record<PublicSynthesis['kind'], string>> = {
  synthesis: 'Synthèse',
  'consultation-report': 'Bilan de la concertation',
  'panel-report': 'Rapport du panel citoyen',
};

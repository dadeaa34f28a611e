import { parisMoment } from '@aggloforum/concertation/contract';
import type { Tone } from '@aggloforum/publisher/admin-kit/layout.ts';
import type {
  AudienceExclusion,
  MailingActName,
  MailingItem,
  MailingReason,
  MailingState,
  Occasion,
} from '../../../contract/mailings.ts';
import { momentInWords } from '../../../core/french.ts';

export const OCCASIONS: Readonly<Record<Occasion, string>> = {
  opens: 'Ouverture',
  'dates-changed': 'Dates changées',
  meeting: 'Rendez-vous changé ou annulé',
  closing: 'Bientôt la fin',
  'by-hand': 'Écrit par le service',
};

export const STATES: Readonly<Record<MailingState, { readonly label: string; readonly tone: Tone }>> = {
  upcoming: { label: 'À venir', tone: 'secondary' },
  prepared: { label: 'Attend une confirmation', tone: 'warning' },
  queued: { label: 'En cours', tone: 'success' },
  paused: { label: 'En pause', tone: 'warning' },
  finished: { label: 'Terminé', tone: 'neutral' },
  cancelled: { label: 'Annulé', tone: 'neutral' },
};

const REASONS: Readonly<Record<MailingReason, string>> = {
  confirmation: 'Une personne doit le confirmer.',
  'audience-empty': 'Personne n’est concerné dans l’annuaire. Vérifiez les communes et les thèmes.',
  'audience-halved':
    'Deux fois moins de personnes que la dernière fois avec les mêmes communes et thèmes. Vérifiez avant de confirmer.',
  'too-late': 'Plus de 72 heures ont passé depuis l’ouverture\u00a0: la nouvelle n’en est plus une.',
  'no-longer-true': 'Ce qu’il annonçait n’est plus vrai\u00a0: dossier dépublié, annulé ou corrigé.',
  'by-somebody': 'Une personne l’a annulé.',
};

export const EXCLUSIONS: Readonly<Record<AudienceExclusion, string>> = {
  left: 'désinscrites',
  paused: 'en pause',
  bounced: 'ont une adresse qui ne reçoit plus',
  consent: 'ont donné un accord qui ne couvre pas ce type de message',
  communes: 'ont choisi d’autres communes',
  themes: 'ont choisi d’autres thèmes',
};

export const EXCLUDED_ONE: Readonly<Record<AudienceExclusion, string>> = {
  left: 'Ne le reçoit pas\u00a0: désinscrite.',
  paused: 'Ne le reçoit pas\u00a0: en pause.',
  bounced: 'Ne le reçoit pas\u00a0: son adresse ne reçoit plus.',
  consent: 'Ne le reçoit pas\u00a0: son accord ne couvre pas ce type de message.',
  communes: 'Ne le reçoit pas\u00a0: a choisi d’autres communes.',
  themes: 'Ne le reçoit pas\u00a0: a choisi d’autres thèmes.',
};

/** The sender's reasons; another one is shown as it is. */
const SKIPS: Readonly<Record<string, string>> = {
  left: 'désinscription',
  paused: 'pause',
  bounced: 'adresse qui ne reçoit plus',
  erased: 'effacement',
  'bad-address': 'adresse qui n’en est pas une',
  'not-allowed': 'adresse exclue de cette installation',
  cancelled: 'envoi annulé',
};

export function skipInWords(reason: string): string {
  return `dont ${SKIPS[reason] ?? reason}`;
}

export const ACT_BUTTONS: Readonly<Record<MailingActName, string>> = {
  hold: 'Attendre une confirmation',
  'let-go': 'Laisser partir à son heure',
  pause: 'Mettre en pause',
  resume: 'Reprendre',
  cancel: 'Annuler cet envoi',
  restore: 'Rétablir',
  retry: 'Réessayer les échecs',
};

const ACTS: Readonly<Record<string, string>> = {
  planned: 'Prévu d’après le dossier',
  moved: 'Déplacé avec la date',
  revived: 'Prévu à nouveau',
  dropped: 'Retiré',
  held: 'Mis en attente d’une confirmation',
  frozen: 'Destinataires et contenu fixés, envoi commencé',
  tested: 'Essai envoyé à soi-même',
  exported: 'Liste des destinataires emportée',
  hold: 'Retenu jusqu’à confirmation',
  'let-go': 'Rendu à son heure',
  pause: 'Mis en pause',
  resume: 'Repris',
  cancel: 'Annulé',
  restore: 'Rétabli',
  retry: 'Échecs remis en file',
  doubts: 'Doutes tranchés',
  written: 'Écrit',
  rewritten: 'Réécrit',
};

export function actInWords({ act, detail }: { act: string; detail: Readonly<Record<string, unknown>> | null }): string {
  const label = ACTS[act] ?? act;
  if (act === 'doubts') return `${label}\u00a0: ${detail?.['decision'] === 'resend' ? 'renvoyés' : 'laissés'}`;
  const reason = detail?.['reason'];
  const because = typeof reason === 'string' && reason in REASONS ? REASONS[reason as MailingReason] : '';
  if (act === 'cancel' && Number(detail?.['skipped'] ?? 0) > 0)
    return `${label}\u00a0: ${Number(detail?.['skipped'])} messages ne partiront pas`;
  return because === '' || reason === 'confirmation' ? label : `${label}. ${because}`;
}

export function byInWords(by: string): string {
  return by === 'machine' ? 'automatiquement' : by;
}

/** « lundi 23 novembre 2026 à 12 h » of an instant, in Paris. */
export function instantInWords(instant: string): string {
  return momentInWords(parisMoment(Date.parse(instant)));
}

/** What one line of the calendar says below the title. */
export function lineInWords(item: MailingItem): string {
  const { state, dueAt, frozenAt, finishedAt, audience, reason } = item;
  const people = audience === null ? '' : peopleInWords(audience);
  if (state === 'upcoming') return dueAt === null ? '' : `Partira ${atInWords(dueAt)}`;
  if (state === 'prepared') return reason === null ? '' : REASONS[reason];
  if (state === 'cancelled') return reason === null ? '' : REASONS[reason];
  const when = finishedAt ?? frozenAt;
  return [when && `${state === 'finished' ? 'Terminé' : 'Commencé'} ${atInWords(when)}`, people]
    .filter(Boolean)
    .join(' · ');
}

function atInWords(instant: string): string {
  return `le ${instantInWords(instant)}`;
}

const NUMBER = new Intl.NumberFormat('fr-FR');

export function countInWords(count: number): string {
  return NUMBER.format(count);
}

export function peopleInWords(count: number): string {
  return `${NUMBER.format(count)} personne${count > 1 ? 's' : ''}`;
}

import type { PublicCalendarEvent, PublicConsultation, PublicDocument } from '@aggloforum/publisher/contract';
import type { Random } from '../../site/follower/testing/random.ts';

const DAY = 86_400_000;
const MEANS = 20;
const ROLES = ['file', 'minutes', 'report'] as const;
/** Days after the opening. */
const MEETINGS = [3, 15] as const;

const SUBJECTS = [
  'la piste cyclable',
  'le stationnement devant l’école',
  'la ligne de bus du soir',
  'l’éclairage de la place',
  'le marché du samedi',
  'le terrain de jeu',
  'l’accès à la gare',
  'la haie du chemin creux',
  'le bruit du boulevard',
  'l’eau de pluie dans la rue basse',
];
const VERBS = ['mérite', 'demande', 'appelle', 'reçoit déjà', 'attend depuis longtemps'];
const OBJECTS = [
  'une étude plus large',
  'des arbres et de l’ombre',
  'un avis des riverains',
  'moins de voitures aux heures d’école',
  'un passage pour les poussettes',
  'une réponse écrite du service',
  'des horaires plus lisibles',
];
const CIRCUMSTANCES = [
  'l’été',
  'après la pluie',
  'les jours de marché',
  'aux heures d’affluence',
  'depuis les travaux',
];
const PLACES = ['mairie annexe', 'salle des fêtes', 'médiathèque', 'maison de quartier', 'halle'];

/** So many sentences, of which hardly two are the same. */
export function paragraph(random: Random, sentences: number): string {
  return Array.from({ length: sentences }, () => sentence(random)).join(' ');
}

export function meansOf(random: Random): PublicConsultation['promisedMeans'] {
  return Array.from({ length: MEANS }, () => ({
    what: paragraph(random, 1 + random.below(3)),
    where: one(random, PLACES),
    evidence: random.next() < 0.5 ? paragraph(random, 1) : null,
  }));
}

export function documentsOf(closes: number, random: Random): PublicDocument[] {
  return ROLES.map((role, index) => ({
    role,
    title: sentence(random),
    file: null,
    url: `https://documents.example.org/${random.below(1_000_000)}.pdf`,
    date: new Date(closes + index * DAY).toISOString().slice(0, 10),
  }));
}

export function meetingsOf(project: string, opens: string, random: Random): PublicCalendarEvent[] {
  return MEETINGS.map((days, index) => {
    const starts = new Date(Date.parse(opens) + days * DAY).toISOString().slice(0, 10);
    return {
      id: `${project}-${index}`,
      project,
      consultation: `${project}/consultation`,
      kind: 'public-meeting',
      title: sentence(random),
      starts: `${starts}T18:30`,
      ends: `${starts}T20:00`,
      place: one(random, PLACES),
      address: null,
      onlineUrl: null,
      status: 'planned',
      changedFrom: null,
      cancellationReason: null,
      attendance: null,
      sequence: 1,
      updatedAt: `${opens}T08:00:00.000Z`,
    };
  });
}

function sentence(random: Random): string {
  const words = [one(random, SUBJECTS), one(random, VERBS), one(random, OBJECTS), one(random, CIRCUMSTANCES)].join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} (${random.below(100_000)}).`;
}

function one(random: Random, items: readonly string[]): string {
  return random.one(items) ?? '';
}

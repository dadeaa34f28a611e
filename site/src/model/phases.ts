import type { Phase } from '@aggloforum/concertation/contract';

export interface PhaseWords {
  readonly phase: Phase;
  /** Last part of the facet's address. */
  readonly slug: string;
  readonly label: string;
  /** Title of the list of this phase. */
  readonly title: string;
  readonly explanation: string;
}

const WORDS: Readonly<Record<Phase, Omit<PhaseWords, 'phase'>>> = {
  open: {
    slug: 'ouverte',
    label: 'Ouverte',
    title: 'Consultations ouvertes',
    explanation: 'Vous pouvez donner votre avis maintenant.',
  },
  announced: {
    slug: 'annoncee',
    label: 'Annoncée',
    title: 'Consultations annoncées',
    explanation: 'Les dates sont connues, la consultation n’a pas encore commencé.',
  },
  suspended: {
    slug: 'suspendue',
    label: 'Suspendue',
    title: 'Consultations suspendues',
    explanation: 'La consultation est interrompue ; elle reprendra ou sera annulée.',
  },
  closed: {
    slug: 'close',
    label: 'Close',
    title: 'Consultations closes',
    explanation: 'On ne peut plus contribuer ; le bilan n’est pas encore connu ou n’a pas été retrouvé.',
  },
  'reported-back': {
    slug: 'restituee',
    label: 'Restituée',
    title: 'Consultations restituées',
    explanation: 'Le bilan est publié ; les suites restent à suivre.',
  },
  settled: {
    slug: 'classee',
    label: 'Classée',
    title: 'Consultations classées',
    explanation: 'Le bilan et les suites sont publiés, le dossier est clos.',
  },
  cancelled: {
    slug: 'annulee',
    label: 'Annulée',
    title: 'Consultations annulées',
    explanation: 'La consultation a été annulée ou remplacée par une autre.',
  },
  undated: {
    slug: 'sans-date',
    label: 'Sans date connue',
    title: 'Consultations sans date connue',
    explanation: 'Les dates exactes n’ont pas été retrouvées.',
  },
};

export function phaseWords(phase: Phase): PhaseWords {
  return { phase, ...WORDS[phase] };
}

/** In the order of life, which is that of the filters. */
export const PHASE_ORDER: readonly Phase[] = [
  'open',
  'announced',
  'suspended',
  'closed',
  'reported-back',
  'settled',
  'cancelled',
  'undated',
];

/** Nothing more will be received: such pages are quieter. */
export function isOver(phase: Phase): boolean {
  return !['open', 'announced', 'suspended'].includes(phase);
}

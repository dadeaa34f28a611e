import type { LetterWords } from '../../contract/letters-port.ts';
import type { ModerationAction } from '../moderation/transitions.ts';
import type { RevisionState } from './words.ts';

/** Letters about one comment or one report: erasure finds them by their kind. */
const LETTERS = ['receipt', 'decision', 'appeal', 'report-receipt', 'report-decision', 'alert'] as const;

export function letterKind(letter: (typeof LETTERS)[number], reference: string): string {
  return `comment-${letter} ${reference}`;
}

export function letterKinds(reference: string): string[] {
  return LETTERS.map((letter) => letterKind(letter, reference));
}

const EYEBROW = 'Commentaires';
const AUTHOR =
  'Vous recevez ce message parce que vous avez écrit un commentaire, et que vous avez confirmé votre adresse.';

interface Where {
  readonly reference: string;
  readonly project: string;
  readonly consultation: string;
}

interface Links {
  readonly own: string;
  readonly notMe: string;
}

const factsOf = ({ reference, project, consultation }: Where) => [
  { label: 'Référence', value: reference },
  { label: 'Projet', value: project },
  { label: 'Consultation', value: consultation },
];

/** To an address that nobody has confirmed: says nothing of what was typed, which may be somebody else's words. */
export function receiptLetter(where: Where, next: string, { own, notMe }: Links): LetterWords {
  return {
    subject: `Nous avons reçu un commentaire, référence ${where.reference}`,
    preheader: 'Confirmez votre adresse pour être prévenu·e de la suite.',
    eyebrow: EYEBROW,
    title: 'Votre commentaire est arrivé',
    paragraphs: [
      next,
      'Pour que nous vous prévenions de la suite par courriel, confirmez que cette adresse est la vôtre. Sans confirmation, nous ne vous écrirons plus\u00a0; le même lien vous dit où en est votre texte, et sert à le corriger, le retirer ou l’effacer.',
    ],
    facts: factsOf(where),
    action: { label: 'Voir ma contribution', url: own },
    ways: [],
    why: 'Vous recevez ce message parce que cette adresse a été écrite dans le formulaire de commentaire de notre site.',
    leave: { label: 'Ce n’est pas moi', url: notMe },
  };
}

export interface Decided {
  readonly action: ModerationAction;
  readonly to: RevisionState;
  /** Title of the charter's article. */
  readonly article: string | null;
  readonly facts: string | null;
  /** It gives what an appeal asked for, and its letter says so. */
  readonly granted?: boolean;
}

interface Said {
  readonly title: string;
  readonly text: string;
}

/** What an author is told of a decision; null where there is nothing to tell. */
export function decisionSaid({ action, to }: Pick<Decided, 'action' | 'to'>): Said | null {
  if (action === 'remove')
    return {
      title: 'Votre commentaire a été retiré',
      text: 'Votre commentaire n’est plus public. Sa place et les réponses restent, sans votre texte ni votre nom.',
    };
  if (to === 'awaiting-elected' || to === 'awaiting-team') return action === 'restore' ? AGAIN : null;
  if (to === 'published-redacted')
    return {
      title: 'Votre commentaire est publié, en partie masqué',
      text: 'Votre commentaire est public. Un passage en est masqué, et la page le dit.',
    };
  if (to === 'published')
    return action === 'restore' || action === 'uphold'
      ? { title: 'Votre commentaire est de nouveau public', text: 'Votre commentaire est de nouveau public.' }
      : { title: 'Votre commentaire est publié', text: 'Votre commentaire est public.' };
  if (to === 'sent-back')
    return {
      title: 'Votre commentaire vous est renvoyé',
      text: 'Votre texte n’est pas encore public. Corrigez-le avec le lien ci-dessous\u00a0: il sera relu.',
    };
  return {
    title: 'Votre commentaire n’est pas publié',
    text: 'Votre texte n’a pas été publié. Il ne paraît nulle part.',
  };
}

const AGAIN: Said = {
  title: 'Votre commentaire est relu',
  text: 'La décision sur votre texte est revue\u00a0: il sera relu.',
};

interface DecisionLinks {
  readonly own: string;
  /** Null where one cannot appeal. */
  readonly appeal: string | null;
  /** Public address of the comment; null while it has none. */
  readonly page: string | null;
}

const APPEALABLE =
  'Si cette décision vous semble fausse, vous pouvez la contester pendant deux mois\u00a0: quelqu’un qui n’y a pas pris part la reverra.';

const GRANTED = 'Votre recours est accepté\u00a0: la décision que vous contestiez ne vaut plus.';

/** The text itself waits behind the link: no mail holds what is not public. */
export function decisionLetter(where: Where, decided: Decided, said: Said, links: DecisionLinks): LetterWords {
  const { article, facts } = decided;
  return {
    subject: `${said.title}, référence ${where.reference}`,
    preheader: said.text,
    eyebrow: EYEBROW,
    title: said.title,
    paragraphs: [
      said.text,
      ...(facts === null || facts === '' ? [] : [`Les faits\u00a0: ${facts}`]),
      ...(decided.granted === true ? [GRANTED] : []),
      ...(links.appeal === null ? [] : [APPEALABLE]),
    ],
    facts: [...factsOf(where), ...(article === null ? [] : [{ label: 'Article de la charte', value: article }])],
    action: { label: 'Voir ma contribution', url: links.own },
    ...(links.appeal === null ? {} : { second: { label: 'Contester cette décision', url: links.appeal } }),
    ways: links.page === null ? [] : [`Le commentaire est à cette adresse\u00a0: ${links.page}`],
    why: AUTHOR,
    leave: { label: 'Voir, retirer ou effacer ma contribution', url: links.own },
  };
}

const JUDGED = {
  title: { upheld: 'Votre recours est accepté', rejected: 'Votre recours est rejeté', moot: 'Votre recours est clos' },
  told: {
    upheld: 'Quelqu’un qui n’avait pas pris part à la décision sur votre commentaire l’a revue.',
    rejected: 'Quelqu’un qui n’avait pas pris part à la décision sur votre commentaire l’a revue.',
    moot: 'La décision que vous contestiez ne vaut plus\u00a0: votre recours est devenu sans objet.',
  },
} as const;

export function appealLetter(
  where: Where,
  outcome: keyof typeof JUDGED.title,
  answer: string,
  own: string,
): LetterWords {
  const title = JUDGED.title[outcome];
  return {
    subject: `${title}, référence ${where.reference}`,
    preheader: JUDGED.told[outcome],
    eyebrow: EYEBROW,
    title,
    paragraphs: [
      JUDGED.told[outcome],
      `La réponse de l’équipe\u00a0: ${answer}`,
      ...(outcome !== 'rejected' ? [] : ['Les voies de recours ordinaires vous restent ouvertes.']),
    ],
    facts: factsOf(where),
    action: { label: 'Voir ma contribution', url: own },
    ways: [],
    why: AUTHOR,
    leave: { label: 'Voir, retirer ou effacer ma contribution', url: own },
  };
}

/** To an address that nobody has confirmed: neither the report nor the comment is in it. */
export function reportReceiptLetter(reference: string, page: string, confirm: string, notMe: string): LetterWords {
  return {
    subject: `Nous avons reçu un signalement, référence ${reference}`,
    preheader: 'Une personne de l’équipe va regarder.',
    eyebrow: EYEBROW,
    title: 'Votre signalement est arrivé',
    paragraphs: [
      'Une personne de l’équipe va regarder le commentaire signalé. Personne n’est retiré ni refusé automatiquement.',
      'Pour connaître la décision par courriel, confirmez que cette adresse est la vôtre.',
    ],
    facts: [{ label: 'Référence', value: reference }],
    action: { label: 'C’est bien moi', url: confirm },
    ways: [`Le commentaire signalé\u00a0: ${page}`],
    why: 'Vous recevez ce message parce que cette adresse a été écrite dans le formulaire de signalement de notre site.',
    leave: { label: 'Ce n’est pas moi', url: notMe },
  };
}

export function reportDecisionLetter(reference: string, upheld: boolean, answer: string, page: string): LetterWords {
  const title = upheld
    ? 'Le commentaire que vous avez signalé est retiré'
    : 'Le commentaire que vous avez signalé reste public';
  return {
    subject: `${title}, référence ${reference}`,
    preheader: 'La décision sur votre signalement.',
    eyebrow: EYEBROW,
    title,
    paragraphs: [
      answer,
      'Si cette décision vous semble fausse, répondez à ce message\u00a0: une autre personne la reverra.',
    ],
    facts: [{ label: 'Référence', value: reference }],
    action: { label: 'Voir la page', url: page },
    ways: [],
    why: 'Vous recevez ce message parce que vous avez signalé un commentaire, et que vous avez confirmé votre adresse.',
    leave: { label: 'Voir la page', url: page },
  };
}

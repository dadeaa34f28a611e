import type { LetterWords } from '../../contract/letters-port.ts';
import { dayInFrench } from '../french-dates.ts';
import { letterKindsOf } from '../letter-kinds.ts';
import type { Said } from './said.ts';
import { APPEAL_DAYS } from './sentences.ts';

export const { letterKind, letterKinds } = letterKindsOf('comment', [
  'receipt',
  'decision',
  'appeal',
  'reply',
  'report-receipt',
  'report-decision',
  'alert',
  'report-alert',
]);

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

interface Decided {
  /** Title of the charter's article. */
  readonly article: string | null;
  readonly facts: string | null;
  /** It gives what an appeal asked for, and its letter says so. */
  readonly granted?: boolean;
}

interface DecisionLinks {
  readonly own: string;
  /** Null where one cannot appeal. `lastDay`: `YYYY-MM-DD`. */
  readonly appeal: { readonly url: string; readonly lastDay: string } | null;
  /** Public address of the comment; null while it has none. */
  readonly page: string | null;
}

const appealable = (lastDay: string) =>
  `Si cette décision vous semble injustifiée, vous pouvez la contester jusqu’au ${dayInFrench(lastDay)}\u00a0: quelqu’un qui n’y a pas pris part la reverra, et vous répondra sous ${APPEAL_DAYS}\u00a0jours ouvrés.`;

/** Where the text stands for everybody to read; nothing while it has no address. */
function online(page: string | null): Pick<LetterWords, 'ways' | 'waysTitle'> {
  return page === null ? { ways: [] } : { ways: [page], waysTitle: 'Le commentaire en ligne' };
}

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
      ...(decided.granted === true ? [GRANTED] : []),
      ...(links.appeal === null ? [] : [appealable(links.appeal.lastDay)]),
    ],
    facts: [
      ...(article === null ? [] : [{ label: 'Article de la charte', value: article }]),
      ...(facts === null || facts === ''
        ? []
        : [{ label: said.mend === true ? 'Ce qui est à revoir' : 'Ce qui a été constaté', value: facts }]),
      ...factsOf(where),
    ],
    action: { label: said.mend === true ? 'Corriger mon texte' : 'Voir ma contribution', url: links.own },
    ...(links.appeal === null ? {} : { second: { label: 'Contester cette décision', url: links.appeal.url } }),
    ...online(links.page),
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

interface Judged {
  readonly outcome: keyof typeof JUDGED.title;
  readonly answer: string;
  /** What it makes of the text; null where it changes nothing. */
  readonly follows: string | null;
}

export function appealLetter(
  where: Where,
  { outcome, answer, follows }: Judged,
  { own, page }: Omit<DecisionLinks, 'appeal'>,
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
      ...(follows === null ? [] : [follows]),
      ...(outcome !== 'rejected'
        ? []
        : ['Vous pouvez encore saisir le Défenseur des droits ou le tribunal administratif.']),
    ],
    facts: factsOf(where),
    action: { label: 'Voir ma contribution', url: own },
    ...online(page),
    why: AUTHOR,
    leave: { label: 'Voir, retirer ou effacer ma contribution', url: own },
  };
}

/** That the service answered in public, and where: the answer itself is read on the page, as it stands then. */
export function officialReplyLetter(
  where: Where,
  service: string,
  { own, page }: { readonly own: string; readonly page: string | null },
): LetterWords {
  const title = 'La collectivité a répondu à votre commentaire';
  return {
    subject: `${title}, référence ${where.reference}`,
    preheader: 'La réponse est publique, sous votre commentaire.',
    eyebrow: EYEBROW,
    title,
    paragraphs: ['La réponse est publique\u00a0: elle se lit sur la page de la consultation, sous votre commentaire.'],
    facts: [{ label: 'Service qui répond', value: service }, ...factsOf(where)],
    action: page === null ? { label: 'Voir ma contribution', url: own } : { label: 'Lire la réponse', url: page },
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
      'Une personne de l’équipe va regarder le commentaire signalé. Aucun texte n’est retiré ni refusé automatiquement.',
      'Pour connaître la décision par courriel, confirmez que cette adresse est la vôtre.',
    ],
    facts: [{ label: 'Référence', value: reference }],
    action: { label: 'C’est bien moi', url: confirm },
    ways: [page],
    waysTitle: 'Le commentaire signalé',
    why: 'Vous recevez ce message parce que cette adresse a été écrite dans le formulaire de signalement de notre site.',
    leave: { label: 'Ce n’est pas moi', url: notMe },
  };
}

/** Of one decision only one may think that it is wrong: of the others the person got what was asked, or nobody decided. */
const APPEALABLE = 'Si cette décision vous semble injustifiée, répondez à ce message en rappelant la référence.';

/** What became of a comment that somebody reported; what the team wrote is told where it stays. */
const REPORTED = {
  removed: {
    title: 'Le commentaire que vous avez signalé est retiré',
    text: 'Le commentaire que vous avez signalé a été lu par l’équipe, et retiré.',
  },
  withdrawn: {
    title: 'Le commentaire que vous avez signalé n’est plus public',
    text: 'Le commentaire que vous avez signalé a été retiré par son auteur·rice. L’équipe n’a donc plus à décider.',
  },
  kept: { title: 'Le commentaire que vous avez signalé reste public', text: null },
} as const;

export function reportDecisionLetter(
  reference: string,
  outcome: keyof typeof REPORTED,
  answer: string,
  page: string,
): LetterWords {
  const { title, text } = REPORTED[outcome];
  return {
    subject: `${title}, référence ${reference}`,
    preheader: 'La suite de votre signalement.',
    eyebrow: EYEBROW,
    title,
    paragraphs: text === null ? [answer, APPEALABLE] : [text],
    facts: [{ label: 'Référence', value: reference }],
    action: { label: 'Voir la page', url: page },
    ways: [],
    why: 'Vous recevez ce message parce que vous avez signalé un commentaire, et que vous avez confirmé votre adresse.',
    leave: { label: 'Voir la page', url: page },
  };
}

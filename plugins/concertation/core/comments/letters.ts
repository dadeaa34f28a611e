import type { LetterWords } from '../../contract/letters-port.ts';
import type { Said } from './said.ts';

/** Letters about one comment or one report: erasure finds them by their kind. */
const LETTERS = ['receipt', 'decision', 'appeal', 'report-receipt', 'report-decision'] as const;

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

interface Decided {
  /** Title of the charter's article. */
  readonly article: string | null;
  readonly facts: string | null;
}

interface DecisionLinks {
  readonly own: string;
  /** Null where one cannot appeal. */
  readonly appeal: string | null;
  /** Public address of the comment; null while it has none. */
  readonly page: string | null;
}

const APPEALABLE =
  'Si cette décision vous semble fausse, vous pouvez la contester pendant deux mois\u00a0: quelqu’un qui n’y a pas pris part la reverra.';

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

interface Judged {
  readonly upheld: boolean;
  readonly answer: string;
  /** What it makes of the text; null where it changes nothing. */
  readonly follows: string | null;
}

export function appealLetter(
  where: Where,
  { upheld, answer, follows }: Judged,
  { own, page }: Omit<DecisionLinks, 'appeal'>,
): LetterWords {
  const title = upheld ? 'Votre recours est accepté' : 'Votre recours est rejeté';
  return {
    subject: `${title}, référence ${where.reference}`,
    preheader: 'Quelqu’un qui n’avait pas pris part à la décision l’a revue.',
    eyebrow: EYEBROW,
    title,
    paragraphs: [
      'Quelqu’un qui n’avait pas pris part à la décision sur votre commentaire l’a revue.',
      `Sa réponse\u00a0: ${answer}`,
      ...(follows === null ? [] : [follows]),
      ...(upheld ? [] : ['Les voies de recours ordinaires vous restent ouvertes.']),
    ],
    facts: factsOf(where),
    action: { label: 'Voir ma contribution', url: own },
    ways: page === null ? [] : [`Le commentaire est à cette adresse\u00a0: ${page}`],
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
    ways: [`Le commentaire signalé\u00a0: ${page}`],
    why: 'Vous recevez ce message parce que cette adresse a été écrite dans le formulaire de signalement de notre site.',
    leave: { label: 'Ce n’est pas moi', url: notMe },
  };
}

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
    preheader: 'La décision sur votre signalement.',
    eyebrow: EYEBROW,
    title,
    paragraphs: [
      text ?? answer,
      'Si cette décision vous semble fausse, répondez à ce message\u00a0: une autre personne la reverra.',
    ],
    facts: [{ label: 'Référence', value: reference }],
    action: { label: 'Voir la page', url: page },
    ways: [],
    why: 'Vous recevez ce message parce que vous avez signalé un commentaire, et que vous avez confirmé votre adresse.',
    leave: { label: 'Voir la page', url: page },
  };
}

/** To the staff. Never a text that waits: it may be read behind the link only. */
export function firstCommentLetter(project: string, consultation: string, desk: string): LetterWords {
  return staffLetter({
    subject: `Premier commentaire\u00a0: ${consultation}`,
    title: 'Un premier commentaire est arrivé',
    text: `La consultation «\u00a0${consultation}\u00a0» (${project}) a reçu son premier commentaire.`,
    facts: [],
    label: 'Ouvrir la modération',
    url: desk,
    why: 'Vous recevez ce message parce que vous suivez ce projet. Il n’est envoyé qu’une fois.',
  });
}

export interface WaitingLine {
  readonly consultation: string;
  readonly count: number;
  readonly late: number;
}

export function secondKeyLetter(lines: readonly WaitingLine[], page: string, until: string): LetterWords {
  const title = `${textsWaiting(countOf(lines))} votre avis`;
  const read =
    countOf(lines) === 1
      ? 'L’équipe l’a lu. Il ne paraît qu’avec votre accord.'
      : 'L’équipe les a lus. Ils ne paraissent qu’avec votre accord.';
  return staffLetter({
    subject: title,
    title,
    text: `${read} La page s’ouvre jusqu’au ${until}, pour vous seul·e\u00a0: ne transmettez pas ce message.`,
    facts: waitingFacts(lines),
    label: 'Lire et décider',
    url: page,
    why: 'Vous recevez ce message, au plus un par jour ouvré, parce que vous validez les commentaires en second.',
  });
}

export function lateSecondKeyLetter(lines: readonly WaitingLine[], desk: string): LetterWords {
  return staffLetter({
    subject: `${textsWaiting(countOf(lines))} le second avis depuis trop longtemps`,
    title: 'Le second avis est en retard',
    text: 'Le délai annoncé aux habitants est passé. Rien ne paraît de soi-même\u00a0: relancez l’élu·e délégué·e, ou nommez un·e remplaçant·e.',
    facts: waitingFacts(lines),
    label: 'Ouvrir la modération',
    url: desk,
    why: 'Vous recevez ce message, au plus un par jour ouvré, parce que vous suivez la modération.',
  });
}

function countOf(lines: readonly WaitingLine[]): number {
  return lines.reduce((sum, { count }) => sum + count, 0);
}

/** « 1 texte attend », « 2 textes attendent ». */
function textsWaiting(count: number): string {
  return count === 1 ? '1 texte attend' : `${count} textes attendent`;
}

function waitingFacts(lines: readonly WaitingLine[]) {
  return lines.map(({ consultation, count, late }) => {
    const which = count === 1 ? 'en retard' : `dont ${late} en retard`;
    return { label: consultation, value: [textsWaiting(count), ...(late === 0 ? [] : [which])].join(', ') };
  });
}

interface StaffWords {
  readonly subject: string;
  readonly title: string;
  readonly text: string;
  readonly facts: LetterWords['facts'];
  readonly label: string;
  readonly url: string;
  readonly why: string;
}

function staffLetter({ subject, title, text, facts, label, url, why }: StaffWords): LetterWords {
  return {
    subject,
    preheader: text,
    eyebrow: 'Modération',
    title,
    paragraphs: [text],
    facts,
    action: { label, url },
    ways: [],
    why,
    leave: { label, url },
  };
}

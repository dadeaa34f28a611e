import type { LetterWords } from '../../contract/letters-port.ts';
import { RESPONSIBILITY } from '../moderation/words.ts';

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

interface About {
  readonly reference: string;
  readonly project: string;
  readonly consultation: string;
}

const whereFacts = ({ reference, project, consultation }: About) => [
  { label: 'Référence', value: reference },
  { label: 'Projet', value: project },
  { label: 'Consultation', value: consultation },
];

interface Alert extends About {
  /** Of the rules that ask for it. */
  readonly rules: readonly string[];
  readonly isPublic: boolean;
}

/** A rule asks that the team be told at once: which rule, and where to read; not a word of the text. */
export function alertLetter({ rules, isPublic, ...about }: Alert, page: string): LetterWords {
  return staffLetter({
    subject: `À lire sans attendre\u00a0: un commentaire, référence ${about.reference}`,
    title: 'Une règle vous demande de lire un texte',
    text: isPublic
      ? 'Un texte vient d’arriver. Il est déjà public. Lisez-le sans attendre.'
      : 'Un texte vient d’arriver. Il n’est pas public. Lisez-le sans attendre.',
    facts: [{ label: rules.length === 1 ? 'Règle' : 'Règles', value: rules.join(', ') }, ...whereFacts(about)],
    label: 'Lire le texte',
    url: page,
    why: 'Vous recevez ce message parce que vous modérez cette consultation, et qu’une règle de modération demande de vous prévenir.',
  });
}

interface Reported extends About {
  /** As whoever reports it chose it from the list. */
  readonly reason: string;
}

/** The first report that is open: neither the comment nor what was typed about it is in the letter. */
export function reportAlertLetter({ reason, ...about }: Reported, page: string): LetterWords {
  return staffLetter({
    subject: `Commentaire signalé, à lire sans attendre, référence ${about.reference}`,
    title: 'Un commentaire public est signalé',
    text: 'Il reste public tant que personne n’a décidé. Lisez-le sans attendre, et répondez au signalement.',
    more: [RESPONSIBILITY],
    facts: [{ label: 'Raison donnée', value: reason }, ...whereFacts(about)],
    label: 'Lire le commentaire',
    url: page,
    why: 'Vous recevez ce message parce que vous modérez cette consultation. Il n’est pas renvoyé pour d’autres signalements du même commentaire, tant que le premier attend.',
  });
}

export interface SecondKeyLine {
  readonly consultation: string;
  readonly count: number;
  readonly late: number;
}

export function secondKeyLetter(lines: readonly SecondKeyLine[], page: string, until: string): LetterWords {
  const title = `${textsWaiting(countOf(lines))} votre décision`;
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
    why: 'Vous recevez ce message, au plus un par jour ouvré, parce que vous validez les commentaires avant leur parution.',
  });
}

function countOf(lines: readonly SecondKeyLine[]): number {
  return lines.reduce((sum, { count }) => sum + count, 0);
}

/** « 1 texte attend », « 2 textes attendent ». */
function textsWaiting(count: number): string {
  return count === 1 ? '1 texte attend' : `${count} textes attendent`;
}

function waitingFacts(lines: readonly SecondKeyLine[]) {
  return lines.map(({ consultation, count, late }) => {
    const which = count === 1 ? 'en retard' : `dont ${late} en retard`;
    return { label: consultation, value: [textsWaiting(count), ...(late === 0 ? [] : [which])].join(', ') };
  });
}

interface StaffWords {
  readonly subject: string;
  readonly title: string;
  readonly text: string;
  readonly more?: readonly string[];
  readonly facts: LetterWords['facts'];
  readonly label: string;
  readonly url: string;
  readonly why: string;
}

function staffLetter({ subject, title, text, more = [], facts, label, url, why }: StaffWords): LetterWords {
  return {
    subject,
    preheader: text,
    eyebrow: 'Modération',
    title,
    paragraphs: [text, ...more],
    facts,
    action: { label, url },
    ways: [],
    why,
    leave: { label, url },
  };
}

import type { LetterWords } from '../../contract/letters-port.ts';
import { type Receipt, receiptFacts, type Service, SILENCE, dayInFrench } from './receipt.ts';
import { paragraphsOf } from './typed-text.ts';

const LETTERS = ['receipt', 'answer', 'forwarded', 'passed-on'] as const;

/** The kind of a letter about one message: erasure finds it by this. */
export function letterKind(letter: (typeof LETTERS)[number], reference: string): string {
  return `message-${letter} ${reference}`;
}

export function letterKinds(reference: string): string[] {
  return LETTERS.map((letter) => letterKind(letter, reference));
}

const EYEBROW = 'Contact';
const ASKER = 'Vous recevez ce message parce que vous nous avez écrit, et que vous avez confirmé votre adresse.';

interface Links {
  readonly own: string;
  readonly notMe: string;
}

/** To an address that nobody has confirmed: says nothing of what was typed, which may be somebody else's words. */
export function receiptLetter(receipt: Receipt, { own, notMe }: Links): LetterWords {
  return {
    subject: `Accusé de réception ${receipt.reference}`,
    preheader: 'Votre message est arrivé. Confirmez votre adresse pour recevoir la réponse.',
    eyebrow: EYEBROW,
    title: 'Nous avons reçu votre message',
    paragraphs: [
      'Pour que la réponse vous parvienne par courriel, confirmez que cette adresse est la vôtre. Sans confirmation, nous ne vous écrirons plus\u00a0; la réponse vous attendra derrière ce même lien.',
      SILENCE,
    ],
    facts: receiptFacts(receipt),
    action: { label: 'C’est bien moi', url: own },
    ways: [],
    why: 'Vous recevez ce message parce que cette adresse a été écrite dans le formulaire de contact de notre site, ou donnée à nos services.',
    leave: { label: 'Ce n’est pas moi', url: notMe },
  };
}

export function answerLetter(reference: string, text: string, service: Service, own: string): LetterWords {
  return {
    subject: `Réponse à votre message ${reference}`,
    preheader: 'Notre réponse à ce que vous nous avez écrit.',
    eyebrow: EYEBROW,
    title: 'Notre réponse',
    paragraphs: paragraphsOf(text),
    facts: [
      { label: 'Référence', value: reference },
      { label: 'Service', value: [service.name, service.phone].filter(Boolean).join(', ') },
    ],
    action: { label: 'Voir mon message et la réponse', url: own },
    ways: [],
    why: ASKER,
    leave: { label: 'Voir ou effacer ce que nous gardons', url: own },
  };
}

/** The clock goes on: the same day is promised. */
export function forwardedLetter(receipt: Receipt, own: string): LetterWords {
  return {
    subject: `Votre message ${receipt.reference} est transmis`,
    preheader: 'Qui vous répondra, et quand.',
    eyebrow: EYEBROW,
    title: receipt.passedOnFor === null ? 'Un autre service vous répondra' : 'Votre observation est transmise',
    paragraphs: [
      receipt.passedOnFor === null
        ? `Nous avons transmis votre message à «\u00a0${receipt.service.name}\u00a0», qui connaît le sujet. Le délai ne change pas.`
        : `Nous avons transmis votre message, tel quel, à qui tient le registre de «\u00a0${receipt.passedOnFor}\u00a0».`,
    ],
    facts: receiptFacts(receipt),
    action: { label: 'Voir mon message', url: own },
    ways: [],
    why: ASKER,
    leave: { label: 'Voir ou effacer ce que nous gardons', url: own },
  };
}

interface PassedOn {
  readonly reference: string;
  readonly from: string;
  readonly subject: string;
  readonly body: string;
  readonly consultation: string;
  readonly page: string;
}

/** To the register of a legal procedure: the observation as it was written. */
export function commissionerLetter(passed: PassedOn, receivedOn: string): LetterWords {
  return {
    subject: `Observation transmise ${passed.reference}`,
    preheader: `Reçue par le formulaire de contact, pour ${passed.consultation}.`,
    eyebrow: 'Observation du public',
    title: 'Une observation pour votre registre',
    paragraphs: [
      `Ce message est arrivé par le formulaire de contact du site pendant «\u00a0${passed.consultation}\u00a0». Son auteur a été invité à le déposer au registre, et prévenu que nous vous le transmettons.`,
      `Objet\u00a0: ${passed.subject}`,
      ...paragraphsOf(passed.body),
    ],
    facts: [
      { label: 'Référence', value: passed.reference },
      { label: 'Reçu le', value: receivedOn },
      { label: 'De', value: passed.from },
    ],
    action: { label: 'Voir la consultation', url: passed.page },
    ways: [],
    why: 'Vous recevez ce message parce que cette adresse est celle du registre de la consultation.',
    leave: { label: 'Voir la consultation', url: passed.page },
  };
}

export interface DigestLine {
  readonly reference: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly kind: string;
  readonly project: string | null;
  readonly late: boolean;
}

const STAFF = 'Vous recevez ce message parce que des messages d’habitants vous sont confiés.';

/** One a working day, the oldest promise first. What people wrote stays in the administration. */
export function digestLetter(lines: readonly DigestLine[], desk: string): LetterWords {
  const late = lines.filter((line) => line.late).length;
  const count = lines.length === 1 ? 'Un message attend' : `${lines.length} messages attendent`;
  return {
    subject: late > 0 ? `${count}, ${late} en retard` : count,
    preheader: 'Le plus ancien d’abord.',
    eyebrow: 'Messages',
    title: `${count} votre réponse`,
    paragraphs: [late > 0 ? `${late} en retard. Le plus ancien d’abord.` : 'Le plus ancien d’abord.'],
    facts: lines.slice(0, 30).map(lineOf),
    action: { label: 'Ouvrir les messages', url: desk },
    ways: [],
    why: STAFF,
    leave: { label: 'Signaler une absence', url: desk },
  };
}

export function alertLetter(line: DigestLine, page: string): LetterWords {
  return {
    subject: `À répondre au plus tard le ${dayInFrench(line.dueOn)}\u00a0: ${line.reference}`,
    preheader: 'L’échéance promise approche.',
    eyebrow: 'Messages',
    title: 'Une échéance approche',
    paragraphs: ['La personne qui a écrit a reçu la promesse d’une réponse à cette date.'],
    facts: [lineOf(line)],
    action: { label: 'Répondre', url: page },
    ways: [],
    why: STAFF,
    leave: { label: 'Ouvrir le message', url: page },
  };
}

function lineOf({ reference, dueOn, kind, project, late }: DigestLine) {
  const value = [`${late ? 'en retard depuis le' : 'avant la fin du'} ${dayInFrench(dueOn)}`, kind, project];
  return { label: reference, value: value.filter(Boolean).join(' · ') };
}

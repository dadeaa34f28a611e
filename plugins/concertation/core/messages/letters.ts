import type { LetterWords } from '../../contract/letters-port.ts';
import { dayInFrench } from '../french-dates.ts';
import { letterKindsOf } from '../letter-kinds.ts';
import { type Receipt, receiptFacts, type Service, silenceOf } from './receipt.ts';
import { paragraphsOf } from '../typed-text.ts';
import type { MessageChannel } from './words.ts';

export const { letterKind, letterKinds } = letterKindsOf('message', [
  'receipt',
  'answer',
  'closed',
  'forwarded',
  'passed-on',
]);

const EYEBROW = 'Contact';
const ASKER = 'Vous recevez ce message parce que vous nous avez écrit, et que vous avez confirmé votre adresse.';

interface Links {
  readonly own: string;
  readonly notMe: string;
}

const WITH_ANSWER =
  'Pour que la réponse vous parvienne par courriel, confirmez que cette adresse est la vôtre. Sans confirmation, nous ne vous écrirons plus\u00a0; la réponse vous attendra derrière ce même lien.';
/** What went to a register is not answered by us. */
const WITHOUT_ANSWER =
  'Pour que nous puissions vous écrire à nouveau, confirmez que cette adresse est la vôtre. Le même lien sert à revoir ou à effacer votre message.';

/** To an address that nobody has confirmed: says nothing of what was typed, which may be somebody else's words. */
export function receiptLetter(receipt: Receipt, { own, notMe }: Links): LetterWords {
  const silence = silenceOf(receipt);
  return {
    subject: `Accusé de réception ${receipt.reference}`,
    preheader:
      silence === null
        ? 'Votre message est arrivé, et transmis au registre.'
        : 'Votre message est arrivé. Confirmez votre adresse pour recevoir la réponse.',
    eyebrow: EYEBROW,
    title: 'Nous avons reçu votre message',
    paragraphs: silence === null ? [WITHOUT_ANSWER] : [WITH_ANSWER, silence],
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

/** No answer follows: says so in its subject, and why. */
export function closedLetter(reference: string, why: string, service: Service, own: string): LetterWords {
  return {
    ...answerLetter(reference, why, service, own),
    subject: `Votre message ${reference} est classé`,
    preheader: 'Pourquoi nous n’y donnons pas d’autre suite.',
    title: 'Votre message est classé',
    action: { label: 'Voir mon message', url: own },
  };
}

/** The clock goes on: the same day is promised. */
export function forwardedLetter(receipt: Receipt, own: string): LetterWords {
  return {
    subject: `Votre message ${receipt.reference} est transmis`,
    preheader: receipt.passedOnFor === null ? 'Qui vous répondra, et quand.' : 'À qui, et pour quelle consultation.',
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

export interface PassedOn {
  readonly reference: string;
  readonly channel: MessageChannel;
  /** Asked to bring it to the register, before sending it to us all the same. */
  readonly invited: boolean;
  readonly name: string | null;
  readonly email: string | null;
  /** Whoever reads the address there says that it is theirs. */
  readonly confirmed: boolean;
  readonly subject: string;
  readonly body: string;
  readonly consultation: string;
  readonly page: string;
}

/** Who sent what came with neither a name nor an address. */
export const NOBODY = 'sans nom ni adresse';

const CAME_BY = {
  site: 'est arrivé par le formulaire de contact du site',
  paper: 'nous est arrivé par courrier ou par un registre papier',
  telephone: 'nous est arrivé par téléphone',
  meeting: 'nous est arrivé en réunion ou en permanence',
} as const satisfies Record<MessageChannel, string>;

/** To the register of a legal procedure: the observation as it was written. */
export function commissionerLetter(passed: PassedOn, receivedOn: string): LetterWords {
  return {
    subject: `Observation transmise ${passed.reference}`,
    preheader: `Reçue par nos services, pour ${passed.consultation}.`,
    eyebrow: 'Observation du public',
    title: 'Une observation pour votre registre',
    paragraphs: [cameBy(passed), `Objet\u00a0: ${passed.subject}`, ...paragraphsOf(passed.body)],
    facts: [
      { label: 'Référence', value: passed.reference },
      { label: 'Reçu le', value: receivedOn },
      { label: 'De', value: passed.name ?? (passed.email === null ? NOBODY : 'sans nom') },
      ...(passed.email === null ? [] : [addressFact(passed.email, passed.confirmed)]),
    ],
    action: { label: 'Voir la consultation', url: passed.page },
    ways: [],
    why: 'Vous recevez ce message parce que cette adresse est celle du registre de la consultation.',
    leave: { label: 'Voir la consultation', url: passed.page },
  };
}

function cameBy({ channel, consultation, invited, email }: PassedOn): string {
  return [
    `Ce message ${CAME_BY[channel]} pendant «\u00a0${consultation}\u00a0».`,
    ...(invited ? ['La personne a été invitée à le déposer au registre.'] : []),
    // Typed in by the team, it comes from somebody who did not ask us to write.
    ...(channel === 'site' && email !== null ? ['Nous la prévenons de cette transmission.'] : []),
  ].join(' ');
}

function addressFact(email: string, confirmed: boolean) {
  return { label: 'Adresse électronique', value: confirmed ? email : `${email} (non confirmée)` };
}

export interface DigestLine {
  readonly reference: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly kind: string;
  readonly project: string | null;
  readonly late: boolean;
}

export const STAFF = 'Vous recevez ce message parce que des messages d’habitants vous sont confiés.';

export function alertLetter(line: DigestLine, page: string): LetterWords {
  return {
    subject: `À répondre au plus tard le ${dayInFrench(line.dueOn)}\u00a0: ${line.reference}`,
    preheader: 'L’échéance promise approche.',
    eyebrow: 'Messages',
    title: 'Une échéance approche',
    paragraphs: ['Nous avons promis une réponse à la personne qui a écrit, au plus tard à cette date.'],
    facts: [digestFact(line)],
    action: { label: 'Répondre', url: page },
    ways: [],
    why: STAFF,
    leave: { label: 'Ouvrir le message', url: page },
  };
}

export function digestFact({ reference, dueOn, kind, project, late }: DigestLine) {
  const value = [`${late ? 'en retard depuis le' : 'avant la fin du'} ${dayInFrench(dueOn)}`, kind, project];
  return { label: reference, value: value.filter(Boolean).join(' · ') };
}

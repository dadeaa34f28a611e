import type { LetterWords } from '../../contract/letters-port.ts';
import { commissionerLetter, NOBODY, type PassedOn } from './letters.ts';
import { paragraphsOf } from '../typed-text.ts';

/**
 * How many observations of a day and register are handed on one by one, at once. What comes beyond leaves once an hour
 * in letters of many: nothing is held back from a register, and nobody fills its mailbox by a form.
 */
export const ONE_BY_ONE = 20;
export const IN_ONE_LETTER = 50;

/** An observation, and when it was received, in words. */
export interface Gathered extends PassedOn {
  readonly receivedOn: string;
}

/** To the register of a legal procedure: observations as they were written, of one consultation. */
export function observationsLetter(all: readonly [Gathered, ...Gathered[]]): LetterWords {
  const [first] = all;
  if (all.length === 1) return commissionerLetter(first, first.receivedOn);
  const { consultation, page } = first;
  return {
    subject: `${all.length} observations transmises`,
    preheader: `Reçues par nos services, pour ${consultation}.`,
    eyebrow: 'Observations du public',
    title: `${all.length} observations pour votre registre`,
    paragraphs: [
      `Ces messages sont arrivés par le formulaire de contact du site pendant «\u00a0${consultation}\u00a0». Ils sont nombreux aujourd’hui\u00a0: nous les réunissons, une fois par heure, tels qu’ils ont été écrits. Les adresses n’ont pas été vérifiées.`,
      ...all.flatMap(({ reference, receivedOn, name, email, subject, body }) => [
        `${reference}, reçu le ${receivedOn}, de ${[name, email].filter(Boolean).join(', ') || NOBODY}`,
        `Objet\u00a0: ${subject}`,
        ...paragraphsOf(body),
      ]),
    ],
    facts: [],
    action: { label: 'Voir la consultation', url: page },
    ways: [],
    why: 'Vous recevez ce message parce que cette adresse est celle du registre de la consultation.',
    leave: { label: 'Voir la consultation', url: page },
  };
}

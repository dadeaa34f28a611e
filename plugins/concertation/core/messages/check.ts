import { numberInFrench } from '../french-words.ts';
import { addressFaults, optionalAddressFaults } from '../taking-part/address.ts';
import { cleanLine, cleanText } from '../typed-text.ts';
import { KINDS } from './words.ts';

export const MESSAGE_LIMITS = { name: 120, subject: 150, body: 5_000 } as const;

interface Typed {
  readonly name?: string | undefined;
  readonly email: string;
  readonly subject: string;
  readonly body: string;
  readonly kind: string;
}

/** French sentences by field, for the person who typed; empty when all is well. */
export function checkMessage(typed: Typed): Readonly<Record<string, string>> {
  const { name = '', email, subject, body, kind } = typed;
  return {
    ...(Object.hasOwn(KINDS, kind) ? {} : { kind: 'Dites ce que vous envoyez\u00a0: choisissez une réponse.' }),
    ...textFaults(subject, body),
    ...addressFaults(email),
    ...(name.length > MESSAGE_LIMITS.name
      ? { name: `Écrivez votre nom en ${MESSAGE_LIMITS.name} caractères au plus.` }
      : {}),
  };
}

function textFaults(subject: string, body: string): Readonly<Record<string, string>> {
  const line = cleanLine(subject);
  const text = cleanText(body);
  return {
    ...(line.length < 3
      ? { subject: 'Dites l’objet en quelques mots.' }
      : line.length > MESSAGE_LIMITS.subject
        ? { subject: `Dites l’objet en ${MESSAGE_LIMITS.subject} caractères au plus.` }
        : {}),
    ...(text.length < 10
      ? { body: 'Écrivez votre message, en 10 caractères au moins.' }
      : text.length > MESSAGE_LIMITS.body
        ? { body: `Écrivez votre message en ${numberInFrench(MESSAGE_LIMITS.body)} caractères au plus.` }
        : {}),
  };
}

/** For what the team types in: an address is not always known, and the text is copied as it stands. */
export function checkTypedIn(typed: Typed & { readonly channel: string; readonly receivedOn: string }, today: string) {
  const { email: _email, ...faults } = checkMessage({ ...typed, email: 'personne@example.org' });
  return {
    ...faults,
    ...optionalAddressFaults(typed.email),
    ...(['paper', 'telephone', 'meeting'].includes(typed.channel)
      ? {}
      : { channel: 'Dites comment cette contribution est arrivée.' }),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(typed.receivedOn) && typed.receivedOn <= today
      ? {}
      : { receivedOn: 'Donnez le jour de réception, au plus tard aujourd’hui.' }),
  };
}

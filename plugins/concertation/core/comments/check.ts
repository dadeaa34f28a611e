import { isAddress, normaliseAddress } from '../taking-part/address.ts';
import { REPORT_REASONS } from './words.ts';

/** Texts that one comment may have in its life: a link of its author must not fill the database. */
export const MOST_REVISIONS = 20;
/** Characters, as people count them in a text field. */
export const COMMENT_LIMITS = { name: 80, body: 5_000, explanation: 2_000, appeal: 3_000, facts: 2_000 } as const;

type Faults = Readonly<Record<string, string>>;

interface Typed {
  readonly authorName: string;
  readonly email?: string | undefined;
  readonly body: string;
}

/** French sentences by field, for the person who typed; empty when all is well. */
export function checkComment({ authorName, email = '', body }: Typed): Faults {
  return {
    ...nameFault('authorName', authorName),
    ...addressFault(email),
    ...bodyFault(body),
  };
}

/** The part that its author may correct. */
export function bodyFault(body: string): Faults {
  if (cleanText(body) === '') return { body: 'Écrivez votre commentaire.' };
  if (body.length > COMMENT_LIMITS.body)
    return { body: `Écrivez votre commentaire en ${thousands(COMMENT_LIMITS.body)} caractères au plus.` };
  return {};
}

interface Reported {
  readonly reason: string;
  readonly explanation: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly goodFaith?: string | undefined;
}

export function checkReport({ reason, explanation, name = '', email = '', goodFaith }: Reported): Faults {
  return {
    ...(Object.hasOwn(REPORT_REASONS, reason) ? {} : { reason: 'Choisissez une raison dans la liste.' }),
    ...explanationFault(explanation),
    ...(name === '' ? {} : nameFault('name', name)),
    ...addressFault(email),
    ...(goodFaith === 'oui' ? {} : { goodFaith: 'Cochez la case si vous pensez que ce que vous écrivez est exact.' }),
  };
}

export function appealFault(text: string): Faults {
  if (cleanText(text).length < 10)
    return { text: 'Dites en une phrase au moins pourquoi vous contestez cette décision.' };
  if (text.length > COMMENT_LIMITS.appeal)
    return { text: `Écrivez votre recours en ${thousands(COMMENT_LIMITS.appeal)} caractères au plus.` };
  return {};
}

function explanationFault(explanation: string): Faults {
  if (cleanText(explanation).length < 5) return { explanation: 'Dites en quelques mots ce qui ne va pas.' };
  if (explanation.length > COMMENT_LIMITS.explanation)
    return { explanation: `Écrivez en ${thousands(COMMENT_LIMITS.explanation)} caractères au plus.` };
  return {};
}

function nameFault(field: string, name: string): Faults {
  const plain = cleanName(name);
  if (plain === '') return { [field]: 'Écrivez un nom ou un pseudonyme.' };
  if (plain.length > COMMENT_LIMITS.name)
    return { [field]: `Écrivez un nom en ${COMMENT_LIMITS.name} caractères au plus.` };
  return {};
}

function addressFault(email: string): Faults {
  if (email.trim() === '' || isAddress(normaliseAddress(email))) return {};
  return { email: 'Cette adresse électronique est incomplète ou mal écrite. Exemple : prenom@exemple.fr' };
}

/** Controls, marks that turn the direction, and what has no width: they can disguise a name, or hide in a text. */
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
/** Emoji and some scripts are joined by these; a name does without. */
const JOINERS = /[\u200c\u200d]/g;

/** One line, without marks that turn or hide it. */
export function cleanName(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/g, ' ').replace(UNSEEN, '').replace(JOINERS, '').trim();
}

/** As typed, its line breaks kept; without marks that nobody sees, nor more than one empty line in a row. */
export function cleanText(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').replace(UNSEEN, '').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function thousands(count: number): string {
  return String(count).replace(/(?<=\d)(?=(\d{3})+$)/g, '\u202f');
}

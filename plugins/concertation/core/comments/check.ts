import { numberInFrench } from '../french-words.ts';
import { optionalAddressFaults } from '../taking-part/address.ts';
import { cleanLine, cleanText } from '../typed-text.ts';
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
    ...optionalAddressFaults(email),
    ...bodyFault(body),
  };
}

/** The part that its author may correct. */
export function checkCorrection({ authorName, body }: Pick<Typed, 'authorName' | 'body'>): Faults {
  return { ...bodyFault(body), ...nameFault('authorName', authorName) };
}

export function bodyFault(body: string): Faults {
  if (cleanText(body) === '') return { body: 'Écrivez votre commentaire.' };
  if (body.length > COMMENT_LIMITS.body)
    return { body: `Écrivez votre commentaire en ${numberInFrench(COMMENT_LIMITS.body)} caractères au plus.` };
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
    ...optionalAddressFaults(email),
    ...(goodFaith === 'oui' ? {} : { goodFaith: 'Cochez la case si vous pensez que ce que vous écrivez est exact.' }),
  };
}

export function appealFault(text: string): Faults {
  if (cleanText(text).length < 10)
    return { text: 'Dites en une phrase au moins pourquoi vous contestez cette décision.' };
  if (text.length > COMMENT_LIMITS.appeal)
    return { text: `Écrivez votre recours en ${numberInFrench(COMMENT_LIMITS.appeal)} caractères au plus.` };
  return {};
}

function explanationFault(explanation: string): Faults {
  if (cleanText(explanation).length < 5) return { explanation: 'Dites en quelques mots ce qui ne va pas.' };
  if (explanation.length > COMMENT_LIMITS.explanation)
    return { explanation: `Écrivez en ${numberInFrench(COMMENT_LIMITS.explanation)} caractères au plus.` };
  return {};
}

function nameFault(field: string, name: string): Faults {
  const plain = cleanLine(name);
  if (plain === '') return { [field]: 'Écrivez un nom ou un pseudonyme.' };
  if (plain.length > COMMENT_LIMITS.name)
    return { [field]: `Écrivez un nom en ${COMMENT_LIMITS.name} caractères au plus.` };
  return {};
}

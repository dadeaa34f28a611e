import { addressFaults } from '@aggloforum/concertation/contract/taking-part.ts';
import { z } from 'zod';
import { ACTOR_KINDS } from '../core/actor-kinds.ts';

export { ACTOR_KINDS } from '../core/actor-kinds.ts';

/** `POST /api/directory-mailing/subscriptions` takes these beside `formToken` and `idempotencyKey`; 201 `FormAnswer`. */
export interface SubscriptionFields {
  readonly email: string;
  readonly name?: string | undefined;
  readonly organisation?: string | undefined;
  readonly actorKind: string;
  /** INSEE codes; none chosen means all. */
  readonly communes?: readonly string[] | undefined;
  /** Slugs; none chosen means all. */
  readonly themes?: readonly string[] | undefined;
  /** Of the wording that the person read. */
  readonly consentVersion: string;
}

export const SUBSCRIPTIONS_PATH = '/api/directory-mailing/subscriptions';

/** Far above what `checkSubscription` allows: what is longer was not typed. */
const typed = () => z.string().max(2_000);
const choice = () => z.array(z.string().max(100)).max(500);
export const subscriptionShape: z.ZodType<SubscriptionFields> = z.strictObject({
  email: typed(),
  name: typed().optional(),
  organisation: typed().optional(),
  actorKind: typed(),
  communes: choice().optional(),
  themes: choice().optional(),
  consentVersion: z.string().max(20),
});

/** What somebody agrees to, as it stands beside the button. Another wording is another version; all stay on record. */
const CONSENT_WORDINGS = {
  '1': 'J’accepte de recevoir un courriel quand une consultation qui touche les communes et les thèmes que j’ai choisis s’ouvre. Je peux me désinscrire à tout moment, d’un clic.',
  '2': 'J’accepte de recevoir un courriel quand une consultation qui touche les communes et les thèmes que j’ai choisis s’ouvre, change de dates, déplace ou annule une réunion ou va se terminer, et quand le service de la participation a une information à donner sur ces communes et ces thèmes. Je peux me désinscrire à tout moment, d’un clic.',
} as const;

export const CONSENT = { version: '2', wording: CONSENT_WORDINGS['2'] } as const;

/** What stood beside the button in that version; the present one for a version that never was. */
export function consentWording(version: string): string {
  return Object.hasOwn(CONSENT_WORDINGS, version)
    ? CONSENT_WORDINGS[version as keyof typeof CONSENT_WORDINGS]
    : CONSENT.wording;
}

/** Said while the box is not ticked. */
export const CONSENT_MISSING = 'Cochez la case si vous acceptez que nous vous écrivions.';

/** How long the letter's link serves. Milliseconds. */
export const CONFIRMATION_LASTS = 48 * 3_600_000;

interface Known {
  readonly communes: readonly string[];
  readonly themes: readonly string[];
}

/** French sentences by field, for the person who typed; empty when all is well. */
export function checkSubscription(fields: SubscriptionFields, known: Known): Readonly<Record<string, string>> {
  const { email } = fields;
  return {
    ...addressFaults(email),
    ...checkPerson(fields),
    ...checkInterests(fields, known),
    ...(fields.consentVersion === '' ? { consentVersion: CONSENT_MISSING } : {}),
  };
}

/** Who somebody is, which they may correct later on. */
export function checkPerson({
  name = '',
  organisation = '',
  actorKind,
}: Pick<SubscriptionFields, 'name' | 'organisation' | 'actorKind'>): Readonly<Record<string, string>> {
  return {
    ...(name.length > 120 ? { name: 'Écrivez votre nom en 120 caractères au plus.' } : {}),
    ...(organisation.length > 160 ? { organisation: 'Écrivez le nom de l’organisme en 160 caractères au plus.' } : {}),
    ...(Object.hasOwn(ACTOR_KINDS, actorKind)
      ? {}
      : { actorKind: 'Dites qui vous êtes\u00a0: choisissez une réponse.' }),
  };
}

/** What they are told of, which they may change later on. */
export function checkInterests(
  { communes = [], themes = [] }: Pick<SubscriptionFields, 'communes' | 'themes'>,
  known: Known,
): Readonly<Record<string, string>> {
  return {
    ...(communes.every((code) => known.communes.includes(code))
      ? {}
      : { communes: 'Une des communes n’est pas connue. Choisissez dans la liste.' }),
    ...(themes.every((slug) => known.themes.includes(slug))
      ? {}
      : { themes: 'Un des thèmes n’est pas connu. Choisissez dans la liste.' }),
  };
}

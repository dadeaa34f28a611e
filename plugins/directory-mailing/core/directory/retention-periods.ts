/** How long the directory keeps people; each period may be changed by the staff, with a reason that is kept. */
export const RETENTION_PERIODS = {
  unconfirmedDays: {
    label: 'Demandes sans confirmation',
    unit: 'jours',
    usual: 7,
    least: 3,
    most: 30,
    reason: 'Assez pour répondre à «\u00a0je n’ai rien reçu\u00a0»\u202f; au-delà, personne n’a confirmé.',
  },
  reconfirmMonths: {
    label: 'Demande de reconfirmation',
    unit: 'mois',
    usual: 24,
    least: 6,
    most: 48,
    reason: 'Un accord se défraîchit\u00a0: après deux ans, la personne est interrogée à nouveau.',
  },
  eraseMonths: {
    label: 'Effacement sans nouvelles',
    unit: 'mois',
    usual: 36,
    least: 12,
    most: 60,
    reason: 'Trois ans après le dernier accord, durée que la CNIL recommande pour les contacts sans réponse.',
  },
} as const;

export type RetentionName = keyof typeof RETENTION_PERIODS;
export type Retention = Readonly<Record<RetentionName, number>>;

export function isRetentionName(text: string): text is RetentionName {
  return Object.hasOwn(RETENTION_PERIODS, text);
}

/** French sentences by field; empty when all is well. `current` is what is in force. */
export function checkRetention(
  name: RetentionName,
  value: number,
  reason: string,
  current: Retention,
): Readonly<Record<string, string>> {
  const { least, most, unit } = RETENTION_PERIODS[name];
  const next = { ...current, [name]: value };
  const wrong =
    !Number.isInteger(value) || value < least || value > most
      ? `Choisissez entre ${least} et ${most} ${unit}.`
      : next.eraseMonths - next.reconfirmMonths < 3
        ? 'Laissez trois mois au moins entre la demande de reconfirmation et l’effacement.'
        : null;
  return { ...(wrong === null ? {} : { value: wrong }), ...reasonFault(reason) };
}

/** Kept for good, beside who wrote it: so nobody is named in it by their address. */
export function reasonFault(reason: string): Readonly<Record<string, string>> {
  const text = reason.trim();
  if (text.length < 10) return { reason: 'Dites pourquoi, en dix caractères au moins\u00a0: ce motif est conservé.' };
  if (text.length > 500) return { reason: 'Tenez le motif en 500 caractères au plus.' };
  return text.includes('@') ? { reason: 'N’écrivez pas d’adresse dans ce motif\u00a0: il est conservé.' } : {};
}

export const DAY = 24 * 3_600_000;
/** Whoever is erased for not answering has had the letter for so long, whatever the periods became meanwhile. */
export const TIME_TO_ANSWER = 30 * DAY;
/**
 * The link of the reconfirmation serves for so long after the day that its letter names: nobody is erased before that
 * day, and whoever is still there a little later, because no round was made, may still answer.
 */
export const ANSWERED_LATE = 7 * DAY;

import { timeInWords } from '../hours.ts';
import { parisMoment } from '../paris-time.ts';

/** Who takes a message in charge, as the asker may write or telephone to them. */
export interface Service {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** Lines are kept. */
  readonly address: string;
}

/** What R112-11-1 of the code des relations entre le public et l’administration asks a receipt to say. */
export interface Receipt {
  readonly reference: string;
  /** ISO instant. */
  readonly receivedAt: string;
  readonly service: Service;
  /** Last day of the promise, `YYYY-MM-DD`, and how many working days that is. */
  readonly dueOn: string;
  readonly workingDays: number;
  /** Title of the consultation whose commissioner has it, or null. */
  readonly passedOnFor: string | null;
}

/** Days promised where the department promises none. */
export const USUAL_PROMISE = 10;

const DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });

/** « 1er décembre 2026 ». */
export function dayInFrench(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`)).replace(/^1 /, '1er ');
}

/** « 1er décembre 2026 à 14 h 46 », « 1er décembre 2026 à 10 h ». */
export function instantInFrench(instant: string): string {
  const moment = parisMoment(Date.parse(instant));
  return `${dayInFrench(moment.slice(0, 10))} à ${timeInWords(moment.slice(11))}`;
}

/**
 * What silence means (R112-11-1, L231-1 and L231-4 of the same code): a question or an idea calls for no decision; a
 * request that does is refused by two months of silence, in principle.
 */
export const SILENCE =
  'Une question ou une idée n’appelle pas de décision\u00a0: sans réponse à cette date, notre silence ne vaut ni accord ni refus. Relancez-nous avec la référence. Si vous demandez une décision, deux mois de silence valent en principe refus (code des relations entre le public et l’administration, articles R112-11-1, L231-1 et L231-4).';

/** The same facts on the page and in the mail. */
export function receiptFacts(receipt: Receipt): readonly { readonly label: string; readonly value: string }[] {
  const { reference, receivedAt, service, dueOn, workingDays, passedOnFor } = receipt;
  return [
    { label: 'Référence', value: reference },
    { label: 'Reçu le', value: instantInFrench(receivedAt) },
    { label: 'Service', value: service.name },
    ...(service.address ? [{ label: 'Adresse', value: service.address.replaceAll('\n', ', ') }] : []),
    { label: 'Téléphone', value: service.phone || 'pas encore indiqué par ce service' },
    ...(service.email ? [{ label: 'Courriel', value: service.email }] : []),
    passedOnFor === null
      ? {
          label: 'Réponse attendue',
          value: `au plus tard le ${dayInFrench(dueOn)} (${workingDays}\u00a0jours ouvrés)`,
        }
      : {
          label: 'Transmis',
          value: `au commissaire enquêteur ou à l’autorité de «\u00a0${passedOnFor}\u00a0», qui répond dans son rapport`,
        },
  ];
}

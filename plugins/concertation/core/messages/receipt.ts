import { dayInFrench, instantInFrench } from '../french-dates.ts';

export { dayInFrench, instantInFrench } from '../french-dates.ts';

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

/** « 1 jour ouvré », « 10 jours ouvrés ». */
export function workingDaysInWords(count: number): string {
  return `${count}\u00a0${count < 2 ? 'jour ouvré' : 'jours ouvrés'}`;
}

/**
 * What silence means (R112-11-1, L231-1 and L231-4 of the same code): a question or an idea calls for no decision; a
 * request that does is refused by two months of silence, in principle.
 */
const SILENCE =
  'Une question ou une idée n’appelle pas de décision\u00a0: sans réponse à la date annoncée, notre silence ne vaut ni accord ni refus. Écrivez-nous alors à nouveau, avec la référence. Si vous demandez une décision, deux mois de silence valent en principe refus (code des relations entre le public et l’administration, articles R112-11-1, L231-1 et L231-4).';

/** Null where a register has the message: no answer of ours was promised, and none fails to come. */
export function silenceOf({ passedOnFor }: Receipt): string | null {
  return passedOnFor === null ? SILENCE : null;
}

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
          value: `au plus tard le ${dayInFrench(dueOn)} (${workingDaysInWords(workingDays)})`,
        }
      : {
          label: 'Transmis',
          value: `à qui tient le registre de «\u00a0${passedOnFor}\u00a0». Nous n’y répondons pas nous-mêmes.`,
        },
  ];
}

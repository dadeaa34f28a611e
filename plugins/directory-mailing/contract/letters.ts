import type { LettersPort } from '@aggloforum/concertation/contract/letters-port.ts';
import type { Transaction } from '@aggloforum/concertation/contract/taking-part.ts';
import type { LetterBody } from '../core/letter.ts';

export type { LetterBody } from '../core/letter.ts';

export interface NewLetter {
  /** For the log and for whoever looks: `subscription-confirmation`. */
  readonly kind: string;
  readonly to: string;
  /** Whether the address has answered us before: another one gets three letters a day at most, over all forms. */
  readonly confirmed: boolean;
  /** To the service's own people, or to whoever keeps a register: no count holds it back. */
  readonly house?: true;
  readonly body: LetterBody;
}

/** Also carries what other plugins write: see `LettersPort` for the rest. */
export interface Letters extends LettersPort {
  /** False when the address has had its letters of the day: the row is then kept, skipped. Never for the house. */
  enqueue(trx: Transaction, letter: NewLetter): Promise<boolean>;
  /** As `disown`, where nothing but the mark is left of the address. */
  disownMark(trx: Transaction, mark: string): Promise<void>;
}

interface House {
  plugin(name: string): { service(name: string): unknown };
}

/** Queues one letter in the transaction of what causes it: both are committed, or neither. */
export async function enqueueLetter(strapi: House, trx: Transaction, letter: NewLetter): Promise<boolean> {
  return (strapi.plugin('directory-mailing').service('letters') as Letters).enqueue(trx, letter);
}

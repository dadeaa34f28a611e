import type { Core } from '@strapi/strapi';
import { DELIVERY, LETTER, MAILING, STAKEHOLDER } from '../content-types/index.ts';
import type { DeliveryRow, LetterRow, MailingRow, OutgoingRow, StakeholderRow } from '../rows.ts';
import { mimeOfDelivery, mimeOfLetter, type OutgoingMail, type Sender } from './mime.ts';

/** Rows that wait to be sent. One sender serves all of them, with the same states and the same promises. */
export interface MailQueue {
  readonly uid: string;
  /** Null for a row that can no longer be written. */
  write(row: OutgoingRow, sender: Sender): Promise<OutgoingMail | null>;
  /** Asked in the transaction that claims an attempt. */
  stillWanted(row: OutgoingRow): Promise<boolean>;
  idsOf(row: OutgoingRow): Readonly<Record<string, number>>;
}

export class DeliveryQueue implements MailQueue {
  readonly uid = DELIVERY;
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  async write({ mailingId, stakeholderId }: DeliveryRow, sender: Sender): Promise<OutgoingMail | null> {
    const { db } = this.#strapi;
    const mailing = (await db.query(MAILING).findOne({ where: { id: mailingId } })) as MailingRow | null;
    const stakeholder = (await db.query(STAKEHOLDER).findOne({
      where: { id: stakeholderId },
    })) as StakeholderRow | null;
    return mailing && stakeholder && mimeOfDelivery(mailing, stakeholder, sender);
  }

  /** Asked by writing, which holds the row: somebody who leaves at this moment comes before the claim or after it. */
  async stillWanted({ stakeholderId: id }: DeliveryRow): Promise<boolean> {
    const { count } = await this.#strapi.db
      .query(STAKEHOLDER)
      .updateMany({ where: { id, state: 'confirmed' }, data: { state: 'confirmed' } });
    return count === 1;
  }

  idsOf({ id, mailingId }: DeliveryRow) {
    return { delivery: id, mailing: mailingId };
  }
}

export class LetterQueue implements MailQueue {
  readonly uid = LETTER;
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  /** Read again: a letter that was called back meanwhile has no address any more. */
  async write({ id }: OutgoingRow, sender: Sender): Promise<OutgoingMail | null> {
    const letter = (await this.#strapi.db.query(LETTER).findOne({ where: { id } })) as LetterRow | null;
    return letter && mimeOfLetter(letter, sender);
  }

  /** The claim itself asks: who calls a letter back sets its state. */
  async stillWanted(): Promise<boolean> {
    return true;
  }

  idsOf({ id }: OutgoingRow) {
    return { letter: id };
  }
}

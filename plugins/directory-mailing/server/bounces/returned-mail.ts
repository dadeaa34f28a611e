import type { Core } from '@strapi/strapi';
import type { MailRef } from '../../core/bounces/mail-mark.ts';
import { DELIVERY, LETTER, MAILING, STAKEHOLDER } from '../content-types/index.ts';
import type { StakeholderRow } from '../rows.ts';
import type { Trx } from '../services/store-mailing.ts';

interface Owner {
  readonly mailingId: number;
  readonly stakeholderId: number;
}

export interface ReturnedMail {
  readonly email: string | null;
  /** When it was written, ISO. */
  readonly mailedAt: string;
  /** Held until the end of the transaction: two mails of one person that come back at once are counted one after the other. */
  readonly stakeholder: StakeholderRow | null;
}

/** The mail that a return address names, and whose it was; null when there is no such row any more. */
export async function returnedMail(strapi: Core.Strapi, trx: Trx, { kind, id }: MailRef): Promise<ReturnedMail | null> {
  if (kind === 'letter') {
    const letter = await strapi.db.query(LETTER).findOne({ where: { id } });
    if (letter === null) return null;
    const stakeholder = await held(strapi, trx, { email: letter.email });
    return { email: letter.email, mailedAt: letter.queuedAt, stakeholder };
  }
  const delivery = (await strapi.db.query(DELIVERY).findOne({ where: { id } })) as Owner | null;
  if (delivery === null) return null;
  const mailing = await strapi.db.query(MAILING).findOne({ where: { id: delivery.mailingId } });
  const stakeholder = await held(strapi, trx, { id: delivery.stakeholderId });
  return { email: stakeholder?.email ?? null, mailedAt: mailing?.frozenAt ?? '', stakeholder };
}

async function held(
  strapi: Core.Strapi,
  trx: Trx,
  where: { readonly id: number } | { readonly email: string },
): Promise<StakeholderRow | null> {
  const { tableName } = strapi.db.metadata.get(STAKEHOLDER);
  await strapi.db.getConnection(tableName).transacting(trx).where(where).select('id').forUpdate();
  return (await strapi.db.query(STAKEHOLDER).findOne({ where })) as StakeholderRow | null;
}

import { mailboxOf } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import { addressMark, disownedMark } from '../../core/address-mark.ts';
import { LETTER, REQUEST, STAKEHOLDER, SUPPRESSION } from '../content-types/index.ts';
import type { StakeholderRow } from '../rows.ts';
import { recordConsent } from '../services/consents.ts';
import type { ReturnedMail } from './returned-mail.ts';

/** As « ce n'est pas moi »: no form makes us write to an address that complained of a letter it had not asked for. */
const DISOWNED_FOR = 30 * 86_400_000;

/** Nothing is written to an address at which nothing arrives, until its owner signs up again. */
export async function giveUp(
  strapi: Core.Strapi,
  { id, documentId }: StakeholderRow,
  status: string | null,
  at: string,
): Promise<void> {
  const { count } = await strapi.db.query(STAKEHOLDER).updateMany({
    where: { id, state: { $in: ['confirmed', 'paused'] } },
    data: { state: 'bounced' },
  });
  if (count === 0) return;
  const reference = status === null ? {} : { reference: status };
  await recordConsent(strapi, { stakeholder: documentId, act: 'bounced', source: 'bounce', ...reference, at });
}

/** Who complains has left, at once. */
export async function withdraw(strapi: Core.Strapi, mail: ReturnedMail, now: number, secret: string): Promise<void> {
  const at = new Date(now).toISOString();
  const { email, stakeholder } = mail;
  if (stakeholder !== null) {
    const { count } = await strapi.db.query(STAKEHOLDER).updateMany({
      where: { id: stakeholder.id, state: { $in: ['confirmed', 'paused', 'bounced'] } },
      data: { state: 'unsubscribed', unsubscribedAt: at },
    });
    if (count > 0)
      await recordConsent(strapi, { stakeholder: stakeholder.documentId, act: 'withdrawn', source: 'complaint', at });
  }
  if (email === null) return;
  const mark = (stakeholder === null ? disownedMark : addressMark)(mailboxOf(email), secret);
  await strapi.db.query(SUPPRESSION).deleteMany({ where: { mark } });
  const until = new Date(now + DISOWNED_FOR).toISOString();
  const reason = stakeholder === null ? { reason: 'disowned', until } : { reason: 'complained' };
  await strapi.db.query(SUPPRESSION).create({ data: { mark, at, ...reason } });
  if (stakeholder !== null) return;
  await strapi.db.query(REQUEST).deleteMany({ where: { email, state: 'pending' } });
  await strapi.db.query(LETTER).updateMany({ where: { email, state: 'queued' }, data: { state: 'skipped' } });
}

import type { Core } from '@strapi/strapi';
import type { MailTrace, ReturnTrace } from '../../contract/entry.ts';
import { BOUNCE, DELIVERY, LETTER, MAILING } from '../content-types/index.ts';
import { deliveriesTo } from '../mailings/mailing-rows.ts';
import type { StakeholderRow } from '../rows.ts';

const SHOWN = 100;
type Person = Pick<StakeholderRow, 'id' | 'email'>;

/** Mailings and letters, the newest first; states and subjects, never a text. `most` null is all of them. */
export async function mailsTo(
  strapi: Core.Strapi,
  { id, email }: Person,
  most: number | null = SHOWN,
): Promise<MailTrace[]> {
  const { db } = strapi;
  const newest = { orderBy: { id: 'desc' as const }, ...(most === null ? {} : { limit: most }) };
  const deliveries: { mailingId: number; state: string }[] = await db
    .query(DELIVERY)
    .findMany({ where: await deliveriesTo(strapi, id), ...newest });
  const ids = deliveries.map(({ mailingId }) => mailingId);
  const mailings: { id: number; subject: string; frozenAt: string }[] = await db
    .query(MAILING)
    .findMany({ where: { id: { $in: ids } }, select: ['id', 'subject', 'frozenAt'] });
  const letters: { subject: string; state: string; queuedAt: string }[] = await db
    .query(LETTER)
    .findMany({ where: { email }, select: ['subject', 'state', 'queuedAt'], ...newest });
  const mailingOf = new Map(mailings.map((mailing) => [mailing.id, mailing]));
  const traces = deliveries.flatMap(({ mailingId, state }) => {
    const mailing = mailingOf.get(mailingId);
    return mailing ? [{ subject: mailing.subject, state, at: mailing.frozenAt }] : [];
  });
  const written = letters.map(({ subject, state, queuedAt }) => ({ subject, state, at: queuedAt }));
  return [...traces, ...written].toSorted((one, other) => other.at.localeCompare(one.at));
}

export async function returnsOf({ db }: Core.Strapi, { id }: Person): Promise<ReturnTrace[]> {
  const rows: ReturnTrace[] = await db.query(BOUNCE).findMany({ where: { stakeholderId: id }, orderBy: { id: 'asc' } });
  return rows.map(({ at, verdict, status }) => ({ at, verdict, status }));
}

import type { Core } from '@strapi/strapi';
import type { MailTrace, ReturnTrace } from '../../contract/entry.ts';
import { DIRECTORY_LETTER_KINDS } from '../../core/directory-letters.ts';
import { BOUNCE, DELIVERY, LETTER, MAILING } from '../content-types/index.ts';
import { deliveriesTo } from '../mailings/mailing-rows.ts';
import type { StakeholderRow } from '../rows.ts';

interface Extent {
  /** So many mailings, and so many letters. */
  readonly most: number;
  /** Of letters; null is all of them. */
  readonly kinds: readonly string[] | null;
}
/** What the directory wrote, and no more: a letter about a comment or a message would tell the staff who wrote it. */
export const FOR_THE_STAFF: Extent = { most: 100, kinds: DIRECTORY_LETTER_KINDS };
/** Whatever went to their address; more than anybody is sent, and no more than a page can hold. */
export const FOR_THE_PERSON: Extent = { most: 1_000, kinds: null };

type Person = Pick<StakeholderRow, 'id' | 'email'>;

/** Mailings and letters, the newest first; states and subjects, never a text. */
export async function mailsTo(
  strapi: Core.Strapi,
  { id, email }: Person,
  { most, kinds }: Extent,
): Promise<MailTrace[]> {
  const { db } = strapi;
  const newest = { orderBy: { id: 'desc' as const }, limit: most };
  const deliveries: { mailingId: number; state: string }[] = await db
    .query(DELIVERY)
    .findMany({ where: await deliveriesTo(strapi, id), ...newest });
  const ids = deliveries.map(({ mailingId }) => mailingId);
  const mailings: { id: number; subject: string; frozenAt: string }[] = await db
    .query(MAILING)
    .findMany({ where: { id: { $in: ids } }, select: ['id', 'subject', 'frozenAt'] });
  const letters: { subject: string; state: string; queuedAt: string }[] = await db.query(LETTER).findMany({
    where: { email, ...(kinds === null ? {} : { kind: { $in: kinds } }) },
    select: ['subject', 'state', 'queuedAt'],
    ...newest,
  });
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

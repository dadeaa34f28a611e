import type { Core } from '@strapi/strapi';
import type { PlannedRow } from '../../core/occasions/facts.ts';
import { MAILING, MAILING_ACT } from '../content-types/index.ts';

interface HandDraft {
  readonly subject: string;
  readonly body: string;
  readonly communes: readonly string[];
  readonly themes: readonly string[];
}

/** A mailing as stored. */
export interface MailingRecord extends PlannedRow {
  readonly consultation: string | null;
  readonly title: string | null;
  readonly announces: string | null;
  readonly draft: HandDraft | null;
  readonly subject: string | null;
  readonly html: string | null;
  readonly text: string | null;
  readonly filters: string | null;
  readonly audience: number | null;
  readonly finishedAt: string | null;
  readonly accepted: number | null;
  readonly version: number;
}

/** What acts without a person. */
export const MACHINE = 'machine';

export interface Act {
  readonly act: string;
  readonly by: string;
  readonly at: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

const mailings = (strapi: Core.Strapi) => strapi.db.query(MAILING);

export async function mailingById(strapi: Core.Strapi, id: number): Promise<MailingRecord | null> {
  return (await mailings(strapi).findOne({ where: { id } })) as MailingRecord | null;
}

export async function mailingsOf(strapi: Core.Strapi, consultations: readonly string[]): Promise<MailingRecord[]> {
  const where = { consultation: { $in: consultations } };
  // Their content is long and nobody plans by it.
  const select = [
    'id',
    'key',
    'consultation',
    'occasion',
    'event',
    'state',
    'reason',
    'wish',
    'announces',
    'dueAt',
    'frozenAt',
    'told',
    'draft',
    'filters',
    'audience',
    'version',
    'title',
  ];
  return (await mailings(strapi).findMany({ where, select, orderBy: { id: 'asc' } })) as MailingRecord[];
}

/**
 * What one person was sent, as a condition. Asked for mailing by mailing it is answered by the unique key: an index by
 * person would be written for each row of every audience, and read when somebody looks at an entry or erases it.
 */
export async function deliveriesTo(strapi: Core.Strapi, stakeholderId: number) {
  const rows: { id: number }[] = await mailings(strapi).findMany({
    where: { frozenAt: { $notNull: true } },
    select: ['id'],
  });
  return { stakeholderId, mailingId: { $in: rows.map(({ id }) => id) } };
}

/** Joins the transaction of what was done. */
export async function recordAct(strapi: Core.Strapi, mailingId: number, { act, by, at, detail }: Act): Promise<void> {
  await strapi.db.query(MAILING_ACT).create({ data: { mailingId, act, by, at, detail: detail ?? null } });
}

/** Changes the row if it is still in one of these states, and says who did it. False when somebody was first. */
export async function changeMailing(
  strapi: Core.Strapi,
  row: { readonly id: number; readonly version: number },
  states: readonly string[],
  data: Readonly<Record<string, unknown>>,
  act: Act | (() => Promise<Act>),
): Promise<boolean> {
  const { count } = await mailings(strapi).updateMany({
    where: { id: row.id, version: row.version, state: { $in: states } },
    data: { ...data, version: row.version + 1 },
  });
  if (count === 1) await recordAct(strapi, row.id, typeof act === 'function' ? await act() : act);
  return count === 1;
}

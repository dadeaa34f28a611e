import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { concerns, type Interests } from '../../core/audience.ts';
import { DELIVERY, MAILING, STAKEHOLDER } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import type { StakeholderRow } from '../rows.ts';

export interface NewMailing {
  readonly key: string;
  readonly consultation: string;
  readonly occasion: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly replyTo: string | null;
  readonly frozenAt: string;
}

export type Trx = Parameters<Parameters<Core.Strapi['db']['transaction']>[0]>[0]['trx'];

/** SQLite counts the values of a statement. */
const ROWS_AT_ONCE = 50;

/** The mailing and a row per recipient, all or nothing. False when another process was first: the key decides. */
export async function storeMailing(strapi: Core.Strapi, mailing: NewMailing, subject: Interests): Promise<boolean> {
  const { key, consultation, occasion } = mailing;
  const recipients = await strapi.db.transaction(async ({ trx }) => {
    const id = await insertMailing(strapi, trx, mailing);
    return id === null ? null : queueDeliveries(strapi, trx, id, subject);
  });
  if (recipients === null) return false;
  logEvent(strapi, 'info', 'mailing-created', { key, consultation, occasion, recipients });
  return true;
}

/** A duplicate caught inside a transaction would abort it on PostgreSQL: so the conflict is ignored, then looked at. */
async function insertMailing(strapi: Core.Strapi, trx: Trx, mailing: NewMailing): Promise<number | null> {
  const { replyTo, frozenAt, ...columns } = mailing;
  const documentId = randomUUID();
  const row = {
    ...columns,
    reply_to: replyTo,
    frozen_at: frozenAt,
    document_id: documentId,
    state: 'queued',
    created_at: new Date(),
  };
  await rowsOf(strapi, MAILING).transacting(trx).insert(row).onConflict('key').ignore();
  const stored = await strapi.db.query(MAILING).findOne({ where: { documentId } });
  return stored?.id ?? null;
}

async function queueDeliveries(strapi: Core.Strapi, trx: Trx, mailing: number, subject: Interests): Promise<number> {
  const everyone: StakeholderRow[] = await strapi.db.query(STAKEHOLDER).findMany({ where: { state: 'confirmed' } });
  const audience = everyone.filter((person) =>
    concerns(subject, { communes: person.communes ?? [], themes: person.themes ?? [] }),
  );
  const rows = audience.map(({ id }) => ({
    document_id: randomUUID(),
    mailing_id: mailing,
    stakeholder_id: id,
    state: 'queued',
    epoch: 0,
    attempts: 0,
    created_at: new Date(),
  }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const part = rows.slice(from, from + ROWS_AT_ONCE);
    await rowsOf(strapi, DELIVERY).transacting(trx).insert(part).onConflict(['mailing_id', 'stakeholder_id']).ignore();
  }
  return rows.length;
}

function rowsOf(strapi: Core.Strapi, uid: string) {
  return strapi.db.getConnection(strapi.db.metadata.get(uid).tableName);
}

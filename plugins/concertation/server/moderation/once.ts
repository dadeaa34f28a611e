import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Transaction } from '../../contract/taking-part.ts';
import { type Trx } from '../comments/tables.ts';
import { tableOf } from '../tables.ts';

export const NOTICE = 'plugin::concertation.moderation-notice';

/** True for the first who asks with this key, in a transaction that is committed; false for all others, for ever. */
export async function once(strapi: Core.Strapi, trx: Transaction, key: string, at: string): Promise<boolean> {
  if ((await tableOf(strapi, NOTICE).count({ where: { key } })) > 0) return false;
  const { tableName } = strapi.db.metadata.get(NOTICE);
  const made: unknown[] = await strapi.db
    .getConnection(tableName)
    .transacting(trx as Trx)
    .insert({ document_id: randomUUID(), key, at })
    .onConflict('key')
    .ignore()
    .returning('id');
  return made.length === 1;
}

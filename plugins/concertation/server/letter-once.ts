import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Post } from '../contract/letters-port.ts';
import type { Transaction } from '../contract/taking-part.ts';
import type { Trx } from './comments/tables.ts';
import type { HouseLetter } from './post.ts';
import { nameOfTable, tableOf } from './tables.ts';

/** A row of `table` with this key, in a transaction: true for the first who asks and commits, false for all others. */
export async function keyOnce(
  strapi: Core.Strapi,
  trx: Transaction,
  table: string,
  key: string,
  at: string,
): Promise<boolean> {
  if ((await tableOf(strapi, table).count({ where: { key } })) > 0) return false;
  const made: unknown[] = await strapi.db
    .getConnection(nameOfTable(strapi, table))
    .transacting(trx as Trx)
    .insert({ document_id: randomUUID(), key, at })
    .onConflict('key')
    .ignore()
    .returning('id');
  return made.length === 1;
}

interface Around {
  readonly post: Post;
  readonly at: () => string;
  readonly log: (event: string, ids: Readonly<Record<string, unknown>>, level?: 'info' | 'warn') => void;
}

/**
 * A letter to the house that is sent once, whoever asks and how often. One that is refused is not sent: it is an event, and is asked
 * for again an hour later as long as somebody does.
 */
export async function letterOnce(
  strapi: Core.Strapi,
  { post, at, log }: Around,
  { table, key }: { readonly table: string; readonly key: string },
  letter: HouseLetter,
): Promise<'sent' | 'before' | 'refused'> {
  if ((await tableOf(strapi, table).count({ where: { key } })) > 0) return 'before';
  const hour = `${key} refused ${at().slice(0, 13)}`;
  const outcome = await strapi.db.transaction(async ({ trx }) => {
    if ((await tableOf(strapi, table).count({ where: { key: hour } })) > 0) return 'before';
    if (!(await keyOnce(strapi, trx, table, key, at()))) return 'before';
    if (await post.enqueue(trx, { ...letter, confirmed: true, house: true })) return 'sent';
    await tableOf(strapi, table).deleteMany({ where: { key } });
    await keyOnce(strapi, trx, table, hour, at());
    return 'refused';
  });
  if (outcome === 'refused') log('staff-letter-refused', { kind: letter.kind, key }, 'warn');
  return outcome;
}

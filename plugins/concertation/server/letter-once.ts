import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Post } from '../contract/letters-port.ts';
import type { Transaction } from '../contract/taking-part.ts';
import type { Trx } from './comments/tables.ts';
import { type HouseLetter, tellHouse } from './post.ts';
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
}

/** A letter to the house that is sent once, whoever asks and how often. Answers whether it is this time. */
export async function letterOnce(
  strapi: Core.Strapi,
  { post, at }: Around,
  { table, key }: { readonly table: string; readonly key: string },
  letter: HouseLetter,
): Promise<boolean> {
  if ((await tableOf(strapi, table).count({ where: { key } })) > 0) return false;
  return strapi.db.transaction(async ({ trx }) => {
    if (!(await keyOnce(strapi, trx, table, key, at()))) return false;
    await tellHouse(post, trx, letter);
    return true;
  });
}

import { isPostgres, waitForPublications } from '@aggloforum/publisher/contract/locks.ts';
import type { Core } from '@strapi/strapi';
import { MAILING } from '../content-types/index.ts';
import type { Trx } from '../services/store-mailing.ts';

/**
 * A transaction that waits for publications and for other plans of mailings, over all processes: what is judged in it
 * is whole, and nobody judges it beside. On SQLite the first statement writes, so that it waits instead of failing.
 */
export async function inTurn<T>(strapi: Core.Strapi, work: (trx: Trx) => Promise<T>): Promise<T> {
  const { tableName } = strapi.db.metadata.get(MAILING);
  return strapi.db.transaction(async ({ trx }) => {
    if (isPostgres(strapi)) await waitForPublications(strapi, trx);
    else await trx.raw('update ?? set version = version where id = -1', [tableName]);
    return work(trx);
  }) as Promise<T>;
}

import type { Core } from '@strapi/strapi';
import { PUBLICATION_LOCK } from '../contract/locks.ts';
import { isPostgres } from './tables.ts';

/**
 * A transaction that waits for the publications before it: two that do not see each other could each overlook what
 * hangs on both. Joins the one in progress; SQLite has one writer anyway.
 */
export async function inTurn<T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> {
  return strapi.db.transaction(async ({ trx }) => {
    if (isPostgres(strapi)) await trx.raw('select pg_advisory_xact_lock(?)', [PUBLICATION_LOCK]);
    return work();
  }) as Promise<T>;
}

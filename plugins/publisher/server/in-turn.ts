import type { Core } from '@strapi/strapi';
import { waitForPublications } from '../contract/locks.ts';

/**
 * A transaction that waits for the publications before it: two that do not see each other could each overlook what
 * hangs on both. Joins the one in progress; SQLite has one writer anyway.
 */
export async function inTurn<T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> {
  return strapi.db.transaction(async ({ trx }) => {
    await waitForPublications(strapi, trx);
    return work();
  }) as Promise<T>;
}

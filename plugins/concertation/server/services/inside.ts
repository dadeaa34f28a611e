import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { waitForPublications } from '@aggloforum/publisher/contract/locks.ts';

const scope = new AsyncLocalStorage<true>();

/** What the dossier itself does was judged as a whole; the guards of single entries let it pass. */
export async function insideDossier<T>(work: () => Promise<T>): Promise<T> {
  return scope.run(true, work);
}

export function isInsideDossier(): boolean {
  return scope.getStore() === true;
}

/** A transaction that waits for those before it, over all processes of one database; SQLite has one writer anyway. */
export async function oneAtATime<T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> {
  return strapi.db.transaction(async ({ trx }) => {
    await waitForPublications(strapi, trx);
    return work();
  }) as Promise<T>;
}

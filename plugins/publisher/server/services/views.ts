import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';
import { isPostgres } from '../../contract/locks.ts';

/**
 * One view of the database from the first row to the last: a dossier is never seen half published. On PostgreSQL a
 * transaction of repeatable read; on SQLite a reader of its own beside Strapi's only connection, which a long answer
 * would otherwise keep from everybody who writes.
 */
export const views = ({ strapi }: { strapi: Core.Strapi }) => {
  let reader: Knex | undefined;

  const database = (): Core.Strapi['db'] => {
    if (isPostgres(strapi)) return strapi.db;
    reader ??= knex({
      client: strapi.db.connection.client.constructor as typeof Knex.Client,
      connection: {
        filename: (strapi.db.connection.client.connectionSettings as { filename: string }).filename,
        options: { readonly: true },
      },
      useNullAsDefault: true,
      // What a failed statement says goes to the log.
      compileSqlOnError: false,
      pool: { min: 0, max: 3 },
    });
    // Strapi's own transactions, begun on the other connection: queries inside find it by themselves.
    return Object.create(strapi.db, { connection: { value: reader } }) as Core.Strapi['db'];
  };

  const within = async <T>(work: () => Promise<T>): Promise<T> =>
    database().transaction(async ({ trx }) => {
      if (isPostgres(strapi)) await trx.raw('set transaction isolation level repeatable read read only');
      return work();
    }) as Promise<T>;

  const close = async (): Promise<void> => {
    await reader?.destroy();
    reader = undefined;
  };

  return { within, close };
};

export type Views = ReturnType<typeof views>;

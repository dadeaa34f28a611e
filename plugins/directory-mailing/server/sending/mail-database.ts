import { setTimeout as pause } from 'node:timers/promises';
import knex, { type Knex } from 'knex';

export type DatabaseAddress = { readonly filename: string } | { readonly connectionString: string };

interface RawConnection {
  pragma(statement: string): void;
}

/** Short: who holds the file longer is asked again later, and meanwhile no answer of a server is left unread. */
const BUSY_MS = 2_000;

/** The message of a failed statement goes to the log: it holds place-holders, no address and no letter. */
const compileSqlOnError = false;

/** A connection of the sender's own, beside Strapi's. */
export function openMailDatabase(address: DatabaseAddress): Knex {
  if ('connectionString' in address)
    return knex({
      client: 'postgres',
      connection: address.connectionString,
      pool: { min: 0, max: 3 },
      compileSqlOnError,
    });
  return knex({
    client: 'better-sqlite3',
    connection: { filename: address.filename },
    useNullAsDefault: true,
    compileSqlOnError,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: RawConnection, done: (error: Error | null, connection: RawConnection) => void) => {
        connection.pragma(`busy_timeout = ${BUSY_MS}`);
        connection.pragma('journal_mode = WAL');
        connection.pragma('synchronous = FULL');
        connection.pragma('secure_delete = ON');
        done(null, connection);
      },
    },
  });
}

const MOST_TRIES = 10;

/** A few tries for what must not be lost because somebody else was writing. Throws the last error. */
export async function insist<T>(act: () => Promise<T>, tries = MOST_TRIES): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await act();
    } catch (error) {
      if (left <= 1) throw error;
      await pause(100);
    }
  }
}

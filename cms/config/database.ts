import { join } from 'node:path';
import { environment } from '../src/environment';
import { prepareFairly, type RawConnection } from '../src/sqlite-statements';

/** What a failed statement says goes to the log: with its place-holders, never with what somebody typed. */
const compileSqlOnError = false;

export default () => {
  const { databaseUrl, dataDir } = environment();
  if (databaseUrl) {
    return {
      connection: {
        client: 'postgres',
        connection: { connectionString: databaseUrl },
        pool: { min: 0, max: 10 },
        compileSqlOnError,
      },
    };
  }
  return {
    connection: {
      client: 'sqlite',
      connection: { filename: join(dataDir, 'aggloforum.db') },
      useNullAsDefault: true,
      compileSqlOnError,
      pool: {
        min: 1,
        max: 1,
        // Readers never wait for a writer, and what was acknowledged is on the disk.
        afterCreate: (connection: RawConnection, done: (error: Error | null, connection: RawConnection) => void) => {
          connection.pragma?.('busy_timeout = 10000');
          connection.pragma?.('journal_mode = WAL');
          connection.pragma?.('synchronous = FULL');
          // What was erased is overwritten with noughts, and not only marked as free.
          connection.pragma?.('secure_delete = ON');
          // The engine's own two megabytes make it read a territory's tables from the file again and again. In KiB.
          connection.pragma?.('cache_size = -65536');
          prepareFairly(connection);
          done(null, connection);
        },
      },
    },
  };
};

import { join } from 'node:path';
import { environment } from '../src/environment';

interface RawConnection {
  pragma?: (statement: string) => void;
}

export default () => {
  const { databaseUrl, dataDir } = environment();
  if (databaseUrl) {
    return {
      connection: { client: 'postgres', connection: { connectionString: databaseUrl }, pool: { min: 0, max: 10 } },
    };
  }
  return {
    connection: {
      client: 'sqlite',
      connection: { filename: join(dataDir, 'aggloforum.db') },
      useNullAsDefault: true,
      pool: {
        min: 1,
        max: 1,
        // Readers never wait for a writer, and what was acknowledged is on the disk.
        afterCreate: (connection: RawConnection, done: (error: Error | null, connection: RawConnection) => void) => {
          connection.pragma?.('busy_timeout = 10000');
          connection.pragma?.('journal_mode = WAL');
          connection.pragma?.('synchronous = FULL');
          done(null, connection);
        },
      },
    },
  };
};

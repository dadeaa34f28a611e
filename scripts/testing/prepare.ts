import { join } from 'node:path';
import { makeFirstBoots } from '../../cms/testing/make-first-boots.ts';
import { sharedPostgres } from '../../plugins/publisher/testing/temporary-postgres.ts';
import { buildAll } from '../stack/builds.ts';

export interface Prepared {
  stop(): Promise<void>;
}

/** What integration tests and journeys share: the builds, a PostgreSQL server, and copies of a CMS after its first boot. */
export async function prepare(env: NodeJS.ProcessEnv, scratch: string): Promise<Prepared> {
  const startedAt = performance.now();
  const postgres = await sharedPostgres();
  try {
    const cms = async () => {
      await buildAll(env, ['cms']);
      await makeFirstBoots(join(scratch, 'first-boots'), postgres.port);
    };
    await Promise.all([cms(), buildAll(env, ['site'])]);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  process.stdout.write(`builds and first boots: ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  return postgres;
}

import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, urlOf } from '../../plugins/publisher/testing/temporary-postgres.ts';
import type { BootOptions } from './boot-cms.ts';
import { startChild, stopChild } from './child-cms.ts';
import { PLACE, TEMPLATE } from './first-boot.ts';

/**
 * Boots once on either database, with and without the demonstration: every CMS that a test process starts on nothing
 * from now on begins with a copy. `postgresPort` is that of the shared server.
 */
export async function makeFirstBoots(folder: string, postgresPort: number): Promise<void> {
  await Promise.all([makeOnFiles(folder), makeOnPostgres(folder, postgresPort)]);
  process.env[PLACE] = folder;
}

async function makeOnFiles(folder: string): Promise<void> {
  await bootOnce({ mode: 'production', dataDir: join(folder, 'production') });
  cpSync(join(folder, 'production'), join(folder, 'demo'), { recursive: true });
  await bootOnce({ mode: 'demo', dataDir: join(folder, 'demo') });
}

async function makeOnPostgres(folder: string, port: number): Promise<void> {
  const dataDir = join(folder, 'postgres');
  await createDatabase(port, TEMPLATE);
  await bootOnce({ mode: 'production', dataDir, databaseUrl: urlOf(port, TEMPLATE) });
}

/** Does not listen: no mail is sent, no work is begun. */
async function bootOnce(options: BootOptions & { readonly dataDir: string }): Promise<void> {
  mkdirSync(options.dataDir, { recursive: true });
  const child = startChild({ ...options, listen: false });
  await child.started;
  await stopChild(child);
}

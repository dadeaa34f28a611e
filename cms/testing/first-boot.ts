import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, fillFrom, urlOf } from '../../plugins/publisher/testing/temporary-postgres.ts';
import { startChild, stopChild } from './child-cms.ts';

/** The folder of what first boots leave, made by a run of all tests for itself alone: never older than its sources. */
const PLACE = 'AGGLOFORUM_TEST_FIRST_BOOTS';
const TEMPLATE = 'first_boot';
const DATABASE = 'aggloforum.db';

export interface Destination {
  readonly mode: 'demo' | 'production';
  readonly dataDir: string;
  readonly databaseUrl?: string;
}

/**
 * Boots once on either database, with and without the demonstration: every CMS that a test process starts on nothing
 * from now on begins with a copy. `postgresPort` is that of the shared server.
 */
export async function makeFirstBoots(folder: string, postgresPort: number): Promise<void> {
  await Promise.all([makeOnFiles(folder), makeOnPostgres(folder, postgresPort)]);
  process.env[PLACE] = folder;
}

/** What a first boot leaves, where there is nothing yet; otherwise, and without a run of all tests, nothing is done. */
export async function placeFirstBoot({ mode, dataDir, databaseUrl }: Destination): Promise<void> {
  const folder = process.env[PLACE];
  if (!folder) return;
  if (!databaseUrl) {
    if (!existsSync(join(dataDir, DATABASE))) cpSync(join(folder, mode), dataDir, { recursive: true });
  } else if (await fillFrom(TEMPLATE, databaseUrl)) {
    cpSync(join(folder, 'postgres'), dataDir, { recursive: true });
  }
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
async function bootOnce(destination: Destination): Promise<void> {
  mkdirSync(destination.dataDir, { recursive: true });
  const child = startChild({ ...destination, listen: false });
  await child.url;
  await stopChild(child);
}

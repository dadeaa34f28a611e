import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fillFrom } from '../../plugins/publisher/testing/temporary-postgres.ts';

/** The folder of what first boots leave, made by a run of all tests for itself alone: never older than its sources. */
export const PLACE = 'AGGLOFORUM_TEST_FIRST_BOOTS';
/** The database of the shared server that is copied. */
export const TEMPLATE = 'first_boot';
const DATABASE = 'aggloforum.db';
/** Secrets that are there stay. */
const KEEP = { recursive: true, force: false };

interface Destination {
  readonly mode: 'demo' | 'production';
  readonly dataDir: string;
  readonly databaseUrl?: string;
}

/** What a first boot leaves, where there is nothing yet; otherwise, and without a run of all tests, nothing is done. */
export async function placeFirstBoot({ mode, dataDir, databaseUrl }: Destination): Promise<void> {
  const folder = process.env[PLACE];
  if (!folder) return;
  if (!databaseUrl) {
    if (!existsSync(join(dataDir, DATABASE))) cpSync(join(folder, mode), dataDir, KEEP);
  } else if (await fillFrom(TEMPLATE, databaseUrl)) {
    cpSync(join(folder, 'postgres'), dataDir, KEEP);
  }
}
